INSERT INTO ClinicBill(ClinicBillNO,ClinicBalanceNO,InvoiceNO,DepartmentName,DoctorName,SickSerialNO,SickName,SickKindCode,RedBillFlag,OccurDate,StrikedBillNO) VALUES('100006','100006','100006','内科','样例医师','1','高血压病','1','1','2020-01-02 09:31:00',NULL);
DELETE FROM ClinicBill;
