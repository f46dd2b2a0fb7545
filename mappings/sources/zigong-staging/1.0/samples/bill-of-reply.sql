INSERT INTO ClinicBill(ClinicBillNO,ClinicBalanceNO,InvoiceNO,DepartmentName,DoctorName,SickSerialNO,SickName,SickKindCode,RedBillFlag,OccurDate,StrikedBillNO) VALUES('100001','100001','100001','内科','样例医师','1','高血压病','1','1','2020-01-02 09:31:00',NULL);
INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price,Quantity,Amount) VALUES('1000010001','100001','10001','阿莫西林胶囊','12.50','2','25.00');
INSERT INTO Reader(CardNo,InsureNo) VALUES('ZG99990001','9999000001');
