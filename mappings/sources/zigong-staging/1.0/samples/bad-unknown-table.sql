INSERT INTO OtherBill(BillNO) VALUES('1');
