# language: zh-CN
@receiving
功能: 老系统的交换文件：DBF 表、拆成两半的表、分解文件，都在原来的文件夹里收发

  场景: 油田医保的 YM 表换回 SM 表，金额逐字节写对
    假如 机构"H99999900121"的文件夹：来源"huadong-dbf"，请求"YM*.dbf"，答复"SM{*}.dbf"
    并且 平台模拟器和网关已启动
    当 机构把样例"huadong-dbf/YM0000001.dbf"作为"YM0000001.dbf"放进文件夹
    那么 文件夹里出现"SM0000001.dbf"，与样例"huadong-dbf/reply-SM0000001.dbf"逐字节相同
    并且 平台上业务号"MZ0000001"恰有 1 笔生效结算
    并且 平台上业务号"MZ0000001"的总额为28.00，基金0，账户20.50，现金7.50

  场景: 结算不成就没有 SM 表，收费员停止等待
    假如 机构"H99999900121"的文件夹：来源"huadong-dbf"，请求"YM*.dbf"，答复"SM{*}.dbf"
    并且 平台模拟器和网关已启动
    当 机构把样例"huadong-dbf/refused-unknown-person.dbf"作为"YM0000011.dbf"放进文件夹
    那么 "YM0000011.dbf"被移到"error"，"SM0000011.dbf"没有出现
    并且 平台收到 0 次"2207"

  场景: 首页拆成两个 VFP 表，到齐了才算一份
    假如 机构"H99999900122"的文件夹：来源"hqms-dbf"，请求"*.part1.dbf"，答复"{*}.txt"
    并且 该文件夹的请求都带有"{*}.part2.dbf"
    并且 平台模拟器和网关已启动
    当 机构把样例"hqms-dbf/page-with-diagnosis.zip"里的各个文件放进文件夹，最后一个先放
    那么 "2.part1.dbf"被移到"archive"，"2.txt"没有出现
    并且 平台收到 1 次"4401"

  场景: 北京分解文件：先分解，再确认，再退费
    假如 机构"H99999900123"的文件夹：来源"fyfj-divide"，请求"*.in"，答复"{name}.out"
    并且 平台模拟器和网关已启动
    当 机构把样例"fyfj-divide/01-Poli_Divide-call.txt"作为"Poli_Divide.in"放进文件夹
    那么 文件夹里出现"Poli_Divide.out"
    当 机构把样例"fyfj-divide/Reg_Poli.txt"作为"Reg_Poli.in"放进文件夹
    那么 文件夹里出现"Reg_Poli.out"
    并且 平台上恰有 1 笔生效结算
    当 机构把样例"fyfj-divide/03-PoliBackCost.txt"作为"PoliBackCost.in"放进文件夹
    那么 文件夹里出现"PoliBackCost.out"
    并且 平台上恰有 0 笔生效结算
