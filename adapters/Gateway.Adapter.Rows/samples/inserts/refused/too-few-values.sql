INSERT INTO ClinicBill(ClinicBillNO,InvoiceNO) VALUES('1');
