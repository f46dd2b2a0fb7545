# language: zh-CN
@replying @strings
功能: 省市医保动态库的字符串：^ 信封、| 字段，按医院程序原来的样子答复
  医院的程序调用动态库函数，传入一个字符串，取回一个字符串。网关按交易码认出业务，答复仍是同样的字符串。

  背景:
    假如 平台模拟器和网关已启动

  场景: 临沂：挂号、逐条上传明细、结算，总额由平台已收到的明细得出
    当 机构"H99999900111"通过HTTP发送样例"neusoft-caret/03-2210-register.txt"到来源"neusoft-caret"
    那么 答复状态码为 200
    当 机构"H99999900111"通过HTTP发送样例"neusoft-caret/04-2310-drug.txt"到来源"neusoft-caret"
    那么 答复包含"0^^25.00|0.00|0.00|0.00|11|1|0|0.0000|"
    当 机构"H99999900111"通过HTTP发送样例"neusoft-caret/05-2310-injection.txt"到来源"neusoft-caret"
    那么 答复状态码为 200
    当 机构"H99999900111"通过HTTP发送样例"neusoft-caret/07-2410-settle.txt"到来源"neusoft-caret"
    那么 答复状态码为 200
    并且 答复包含"|28|23.00|0|0|0|0|5.00|3|0|0|2|25|"
    并且 平台上恰有 1 笔生效结算
    当 机构"H99999900111"通过HTTP发送样例"neusoft-caret/08-2430-cancel.txt"到来源"neusoft-caret"
    那么 答复包含"0^^^^"
    并且 平台上恰有 0 笔生效结算

  场景: 浙江：10 只计算，TRADE_ANSWER 确认后才结算
    当 机构"H99999900113"通过HTTP发送样例"zhejiang-siinterface/04-10-settle.txt"到来源"zhejiang-siinterface"
    那么 答复包含"MZ20200102000001|28.00|"
    并且 平台上恰有 0 笔生效结算
    当 机构"H99999900113"通过HTTP发送样例"zhejiang-siinterface/05-TRADE_ANSWER-commit.txt"到来源"zhejiang-siinterface"
    那么 答复状态码为 200
    并且 平台上恰有 1 笔生效结算

  场景: 重庆：退费行指明原明细，出院结算
    当 机构"H99999900114"通过HTTP发送样例"chongqing-siinterface/02-register.txt"到来源"chongqing-siinterface"
    那么 答复包含"0|"
    当 机构"H99999900114"通过HTTP发送样例"chongqing-siinterface/04-detail.txt"到来源"chongqing-siinterface"
    那么 答复包含"0|20200102093100CF000101|50.00|0.00|0.00|"
    当 机构"H99999900114"通过HTTP发送样例"chongqing-siinterface/05-refund.txt"到来源"chongqing-siinterface"
    那么 答复状态码为 200
    当 机构"H99999900114"通过HTTP发送样例"chongqing-siinterface/07-settle.txt"到来源"chongqing-siinterface"
    那么 答复状态码为 200
    并且 答复包含"|97.50|"

  场景: 山西：ExpenseCalc 只计算，CommitTrans 结算
    当 机构"H99999900116"通过HTTP发送样例"shanxi-dblib/02-Registration-admit.txt"到来源"shanxi-dblib"
    那么 答复状态码为 200
    当 机构"H99999900116"通过HTTP发送样例"shanxi-dblib/05-FormularyEntry-three.txt"到来源"shanxi-dblib"
    那么 答复状态码为 200
    当 机构"H99999900116"通过HTTP发送样例"shanxi-dblib/06-ExpenseCalc.txt"到来源"shanxi-dblib"
    那么 答复包含"|122.50|"
    当 机构"H99999900116"通过HTTP发送样例"shanxi-dblib/08-Registration-discharge.txt"到来源"shanxi-dblib"
    那么 答复状态码为 200
    当 机构"H99999900116"通过HTTP发送样例"shanxi-dblib/10-CommitTrans.txt"到来源"shanxi-dblib"
    那么 答复包含"|122.50|"
    并且 平台上恰有 1 笔生效结算
