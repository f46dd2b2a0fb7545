/* exported */ insert into [dbo].[ClinicBill] ("ClinicBillNO", clinicbalanceno, SickName) values (N'1', 2, NULL), ('2', -1.50, DATE '2020-01-02') -- two rows
EXEC usp_yjjk_getbrxx '990001', '1'
INSERT ClinicBillDetail VALUES ('1','2','3')