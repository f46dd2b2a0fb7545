INSERT INTO InHosBill(InHosBillNo) VALUES('1');
