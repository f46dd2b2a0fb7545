# language: zh-CN
@replying @settlement
功能: 药店政策机：分解、确认、退药都用药店自己的格式答复

  背景:
    假如 平台模拟器和网关已启动

  场景: 分解的答复逐字节符合药店的约定
    当 药店通过HTTP发送样例"policy-machine/drugs_divide-two-rows.in"
    那么 答复逐字节（GBK，CRLF换行）为:
      """
      YD20200102000001|9999000001|2|31.30|28.00|3.30|25.00|3.00|3.30|0.00|951.50|3.30|28.00|0.00|0.00
      10001|阿莫西林胶囊|1|12.50|盒|2|25.00|01|1|12.50|0.00|25.00|0.00
      10002|板蓝根颗粒|2|6.30|袋|1|6.30|01|2|6.30|0.10|3.00|3.30
      """
    并且 平台上恰有 0 笔生效结算

  场景: 先分解，再确认，再退药
    当 药店通过HTTP发送样例"policy-machine/drugs_divide-prescription.in"
    那么 答复状态码为 200
    当 药店通过HTTP发送样例"policy-machine/f_drugs_affirm-prescription.in"
    那么 答复状态码为 200
    并且 平台收到 1 次"2102"
    并且 平台上恰有 1 笔生效结算
    当 药店通过HTTP发送样例"policy-machine/f_drugs_withdrawal-prescription.in"
    那么 答复状态码为 200
    并且 平台收到 1 次"2103"
    并且 平台上恰有 0 笔生效结算

  场景: 没有分解过的单据不能确认
    当 药店通过HTTP发送样例"policy-machine/bad-affirm-without-divide.in"
    那么 答复状态码为 422
    并且 答复包含"-1|GW5902|"
    并且 日志库中该报文的问题代码为"GW5902"
    并且 平台收到 0 次"2102"
