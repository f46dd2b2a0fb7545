INSERT INTO ClinicBill(ClinicBillNO,ClinicBalanceNO,InvoiceNO,DepartmentName,DoctorName,SickSerialNO,SickName,SickKindCode,RedBillFlag,OccurDate,StrikedBillNO) VALUES('100003','100003','100003','内科','样例医师','1','高血压病','1','1','2020-01-02 09:31:00',NULL);
INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price,Quantity,Amount) VALUES('1000030001','100003','10001','阿莫西林胶囊','12.50','2','25.00');
INSERT INTO Reader(CardNo,InsureNo) VALUES('ZG99990003','9999000003');
exec ClinicCharge('1234','100003','1')
