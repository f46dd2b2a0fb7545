exec usp_yjjk_getbrxx('990001','1','1','ZY0000009')
