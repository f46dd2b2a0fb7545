INSERT INTO v_mzbrxx(hispatientid,hiscardid,name,gender,birthday) VALUES('P0000001','TJ0000001','测试乙','女','1975-06-15 00:00:00');
INSERT INTO v_lisresult(lisid,hiscardid,hispatientid,barcode,testdate,examcode,examname,samplyid,sampltype) VALUES('LIS0001','TJ0000001','P0000001',NULL,'2020-01-02 10:00:00','XCG','血常规','S0000001','全血');
INSERT INTO v_lisdetail(lisid,itemcode,itemname,result,unit,range) VALUES('LIS0001','WBC','白细胞计数','7.2','10^9/L','3.5-9.5');
INSERT INTO v_lisdetail(lisid,itemcode,itemname,result,unit,range) VALUES('LIS0001','HBsAg','乙肝表面抗原','阴性(-)',NULL,'阴性');
