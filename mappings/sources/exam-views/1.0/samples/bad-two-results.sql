INSERT INTO v_lisresult(lisid,hiscardid,hispatientid,barcode,testdate,examcode,examname,samplyid,sampltype) VALUES('LIS0004','TJ0000001','P0000001',NULL,'2020-01-02 10:00:00','XCG','血常规','S0000001','全血');
INSERT INTO v_lisresult(lisid,hiscardid,hispatientid,barcode,testdate,examcode,examname,samplyid,sampltype) VALUES('LIS0005','TJ0000001','P0000001',NULL,'2020-01-02 10:00:00','XCG','血常规','S0000001','全血');
INSERT INTO v_lisdetail(lisid,itemcode,itemname,result,unit,range) VALUES('LIS0004','WBC','白细胞计数','7.2','10^9/L','3.5-9.5');
