INSERT INTO v_mzbrxx(hispatientid,hiscardid,name,gender,birthday) VALUES('P0000001','TJ0000001','测试乙','女','1975-06-15 00:00:00');
INSERT INTO v_pacsresult(hispatientid,testdate,applyNum,subtype,type,code,doctor,Findings,Impression,Image) VALUES('P0000001','2020-01-02 11:00:00','AP0000001','胸部正位','DR','DR01','样例医师','双肺纹理清晰','未见异常','\\pacs\2020\AP0000001.jpg');
