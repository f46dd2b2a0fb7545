INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000004','09','09001','XZ99990001,ZY0000001','9');
