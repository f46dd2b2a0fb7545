INSERT INTO ClinicBill(ClinicBillNO,SickName) VALUES('1','Å\ï|Å@');
