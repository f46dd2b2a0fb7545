INSERT INTO ClinicBill(ClinicBillNO,InvoiceNO,DepartmentName,RedBillFlag,OccurDate,StrikedBillNO) VALUES('100001','100001','内科','1','2020-01-02 09:31:00',NULL);
INSERT INTO ClinicBillDetail(ClinicBillDetailNO,ClinicBillNO,ItemNO,HosItemName,Price) VALUES('1000010001','100001','10001','阿莫西林''胶囊''','12.50');
