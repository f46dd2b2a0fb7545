exec usp_yjjk_unknown('990001')
