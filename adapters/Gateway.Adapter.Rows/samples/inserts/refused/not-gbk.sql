INSERT INTO ClinicBill(ClinicBillNO,SickName) VALUES('1','ÿ');
