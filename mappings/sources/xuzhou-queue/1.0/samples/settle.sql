INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000002','61','09001','XZ99990002,28.00,2.50,3.00','9');
