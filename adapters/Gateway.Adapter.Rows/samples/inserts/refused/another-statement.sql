INSERT INTO ClinicBill(ClinicBillNO) VALUES('1');
DELETE FROM ClinicBill;
