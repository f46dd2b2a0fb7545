INSERT INTO ClinicBill(ClinicBillNO,ClinicBalanceNO,InvoiceNO,DepartmentName,DoctorName,SickSerialNO,SickName,SickKindCode,RedBillFlag,OccurDate,StrikedBillNO) VALUES('100002','100002','100002','ÄÚ¿Æ','HIS','1','¸ßÑªÑ¹²¡','1','1','2020-01-02 09:31:00',NULL);
INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price,Quantity,Amount) VALUES('1000020001','100002','10001','°¢ÄªÎ÷ÁÖ½ºÄÒ','12.50','2','25.00');
INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price,Quantity,Amount) VALUES('1000020002','100002','20001','¾²Âö×¢Éä','3.00','1','3.00');
INSERT INTO Reader(CardNo,InsureNo) VALUES('ZG99990002','9999000002');
