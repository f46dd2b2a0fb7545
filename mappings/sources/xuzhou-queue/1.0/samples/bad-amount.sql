INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000005','60','09001','XZ99990001,Ø¥°Ë,2.50,3.00','9');
