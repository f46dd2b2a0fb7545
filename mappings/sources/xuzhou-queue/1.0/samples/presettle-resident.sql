INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000003','60','09001','XZ9999000390,6.30,0.00,0.00','9');
