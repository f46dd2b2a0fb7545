# language: zh-CN
@receiving
功能: 药店直报、处方流转与商保理赔：各家自己的 JSON
  程序照旧写它的字段名和拼法，网关读懂后送到该去的地方，再按它的写法答复。

  背景:
    假如 平台模拟器和网关已启动

  场景: 药店程序原来直连平台的 3505，改连网关后一个字节也不用改
    当 机构"P99999900171"通过HTTP发送样例"infno-stock-json/3503-purchase.json"
    那么 答复状态码为 200
    当 机构"P99999900171"通过HTTP发送样例"infno-stock-json/3505-sale.json"
    那么 答复状态码为 200
    并且 答复包含「{"infcode": 0, "inf_refmsgid": "P99999900001202001020931000001"」
    并且 平台依次收到交易"3503,3505"

  场景: 卖得比库存多，药店得到平台的原因
    当 机构"P99999900171"通过HTTP发送样例"infno-stock-json/refused-no-stock.json"
    那么 答复状态码为 422
    并且 答复包含「{"infcode": -1」
    并且 日志库中该报文的问题代码为"GW6001"

  场景: 一次上传两张处方，答复里两个处方号用逗号相连
    当 机构"H99999900171"通过HTTP发送样例"prescription-flow-json/upload-two.json"
    那么 答复状态码为 200
    并且 答复包含「{"success":true,"result":"CF0001,CF0002","message":""}」
    并且 FHIR服务器很快有 3 个"MedicationRequest"

  场景: 商保直付：两位参保人一张账单，各成一份理赔
    当 机构"H99999900171"通过HTTP发送样例"commercial-claim-json/claim-two-persons.json"
    那么 答复状态码为 200
    并且 FHIR服务器很快有 2 个"Claim"
