INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000008','60','09001','XZ9999000404,28.00,2.50,3.00','9');
