# language: zh-CN
@replying @settlement
功能: 各地XML接口：两段式结算、代理、字符串里的XML，各按各的写法答复
  贵州银海先算后确认；衡水一次结算；北京先分解再交易，移动代理把XML放在JSON里；税务把报文放在CDATA里。

  背景:
    假如 平台模拟器和网关已启动

  场景: 贵州银海：41先算，confirm确认后才有一笔结算，退费后没有
    当 机构"H99999900131"通过HTTP发送样例"guizhou-xml/trial-two-rows.xml"到来源"guizhou-xml"
    那么 答复状态码为 200
    并且 答复包含「appcode="0" appmsg=""><prm_akc190>MZ20200102000002</prm_akc190>」
    并且 平台上恰有 0 笔生效结算
    当 机构"H99999900131"通过HTTP发送样例"guizhou-xml/confirm-two-rows.xml"到来源"guizhou-xml"
    那么 答复包含「<output appcode="0" appmsg=""/>」
    并且 平台上恰有 1 笔生效结算
    当 机构"H99999900131"通过HTTP发送样例"guizhou-xml/settle-back-two-rows.xml"到来源"guizhou-xml"
    那么 答复状态码为 200
    并且 平台上恰有 0 笔生效结算

  场景: 衡水HOSDATA：1107结算，RETURNNUM 1 表示成功
    当 机构"H99999900132"通过HTTP发送样例"hengshui-hosdata/settle-two-rows.xml"到来源"hengshui-hosdata"
    那么 答复状态码为 200
    并且 答复包含"<RETURNNUM>1</RETURNNUM><ERRORMSG></ERRORMSG>"
    并且 答复包含"<AKC264>28.00</AKC264>"
    并且 平台上业务号"MZ20200102000002"恰有 1 笔生效结算

  场景: 北京：移动代理的JSON里声明UTF-16，按JSON答复；交易前没有结算
    当 机构"H99999900135"通过HTTP发送样例"beijing-divide/divide-emergency-proxy.json"到来源"beijing-divide"
    那么 答复状态码为 200
    并且 答复包含「{"DivideInfo": "<?xml version=\"1.0\" encoding=\"UTF-16\" standalone=\"yes\"?><root version=\"1.00.0408\"><state success=\"true\"/>」
    并且 平台上恰有 0 笔生效结算

  场景: 税务缴费：CDATA里的CDATA，成为FHIR服务器上的参保和缴费
    当 机构"H99999900136"通过HTTP发送样例"tax-gt3/paid.soap.xml"到来源"tax-gt3"
    那么 答复状态码为 200
    并且 答复包含"<rtn_code>0</rtn_code>"
    并且 FHIR服务器很快有 1 个"PaymentNotice"
