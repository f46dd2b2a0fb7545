# language: zh-CN
@delivering
功能: 费用明细分批上传，批次与顺序都正确

  背景:
    假如 平台模拟器和网关已启动

  场景: 120 行明细分三批上传，一次结算
    当 医院通过HTTP发送样例"fujian-ini/mzsf-120-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台依次收到交易"1101,2201,2203A,2204,2204,2204,2206,2207"

  场景: 第二批的应答丢失，不重复上传
    假如 平台对"2204"跳过 1 次之后的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-120-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 3 次"2204"
    并且 平台至少收到 1 次"5204"

  场景: 试算之后正式结算，沿用同一次登记
    当 医院通过HTTP发送样例"fujian-ini/mzsfyjs-trial.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台上恰有 0 笔生效结算
    当 医院通过HTTP发送样例"fujian-ini/mzsf-after-trial.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 1 次"2201"
    并且 平台上恰有 1 笔生效结算
