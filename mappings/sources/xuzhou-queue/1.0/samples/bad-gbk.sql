INSERT INTO ins_tranask(transerial,trantype,hdcode,parm,tranflag) VALUES('2020010200000007','60','ÿ','XZ99990001','9');
