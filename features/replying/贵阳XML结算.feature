# language: zh-CN
@replying @settlement
功能: 贵阳 CALCLIN：XML 请求，换回同样写法的 XML 答复
  医院把费用写成 ROW 的属性，声明 GB2312。网关算出每行金额和总额，结算后用医院自己的元素名答复。

  背景:
    假如 平台模拟器和网关已启动

  场景: 结算的答复逐字符合医院的写法
    当 医院通过HTTP发送样例"guiyang-xml/settle-two-rows.xml"
    那么 答复状态码为 200
    并且 答复包含「<?xml version="1.0" encoding="GB2312" standalone="yes"?><DATA><RETCODE>0</RETCODE><INFO></INFO><BILLNO>」
    并且 答复包含"<BALANCEID>GYFP0000001</BALANCEID><ACCTPAY>20.50</ACCTPAY><FUND1PAY>0.00</FUND1PAY>"
    并且 答复包含"<FEEALL>28.00</FEEALL>"
    并且 平台依次收到交易"1101,2201,2203A,2204,2206,2207"
    并且 平台上业务号"GYFP0000001"恰有 1 笔生效结算

  场景: 试算不留下结算，随后的结算用同一张发票号
    当 医院通过HTTP发送样例"guiyang-xml/presettle-two-rows.xml"
    那么 答复状态码为 200
    并且 答复包含"<RETCODE>0</RETCODE><INFO></INFO><BILLNO></BILLNO><BALANCEID></BALANCEID>"
    并且 平台上恰有 0 笔生效结算
    当 医院通过HTTP发送样例"guiyang-xml/settle-after-trial.xml"
    那么 答复状态码为 200
    并且 平台上业务号"GYFP0000002"恰有 1 笔生效结算

  场景: 用答复中的结算编号退结算
    假如 医院已用样例"guiyang-xml/settle-special-illness.xml"完成结算
    当 医院通过HTTP发送样例"guiyang-xml/retbalance.xml"
    那么 答复状态码为 200
    并且 答复包含"<RETCODE>0</RETCODE>"
    并且 平台上业务号"GYFP0000003"恰有 0 笔生效结算

  场景: 平台不认识的人，医院得到 RETCODE -1 和平台的原因
    当 医院通过HTTP发送样例"guiyang-xml/refused-unknown-person.xml"
    那么 答复状态码为 422
    并且 答复包含"<RETCODE>-1</RETCODE>"
    并且 答复包含"基本信息为空"
