# language: zh-CN
@delivering @settlement
功能: 同时到达的报文各得其所

  场景: 同一份报文同时发来五次，平台只结算一次，五个答复一样
    假如 平台模拟器和网关已启动
    当 医院把样例"fujian-ini/mzsf-two-items.txt"同时发送 5 次
    那么 所有答复完全相同
    并且 答复中"Success"为"TRUE"
    并且 平台收到 1 次"2207"
    并且 日志库中有 1 条报文

  场景: 同一业务号、内容不同的第二张单据被拒绝，第一张不受影响
    假如 平台模拟器和网关已启动
    并且 医院已用样例"fujian-ini/mzsf-two-items.txt"完成结算
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"Bqbm00=I10"改为"Bqbm00=E11"后通过HTTP发送
    那么 答复状态码为 422
    并且 日志库中该报文的问题代码为"GW5901"
    并且 平台收到 1 次"2207"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算

  场景: 一位患者的结算卡住，别的患者照常办理
    假如 网关等待平台应答的时限为 8 秒
    并且 平台对"2207"的下 1 次调用"stall"
    当 医院发送样例"fujian-ini/mzsf-two-items.txt"，"2207"已到平台但尚无应答
    并且 医院通过HTTP发送样例"fujian-ini/mzsf-chronic.txt"
    那么 答复中"Success"为"TRUE"
    并且 先发的报文尚未得到答复
    并且 先发的报文最终得到答复，其中"Success"为"TRUE"
    并且 平台上恰有 2 笔生效结算
