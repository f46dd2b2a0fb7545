# language: zh-CN
@delivering @records
功能: 检验报告与电子处方送到国家平台
  检验科和医生站照常发 HL7 报文；网关补上就诊编号，处方自动预核验、签名、上传，追溯码只用一次，文件原样不动。

  背景:
    假如 平台模拟器和网关已启动

  场景: 医保患者的检验报告带着就诊编号上传
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/oru-lab.hl7"
    那么 答复包含"MSA|AA|LABBG20200001"
    并且 平台收到 1 次"4502"
    并且 平台上有 1 份病案与报告

  场景: 检验科收回报告，平台上的也收回
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/oru-lab.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/oru-lab-withdrawn.hl7"
    那么 答复包含"MSA|AA|LABXBG20200001"
    并且 平台上有 0 份病案与报告

  场景: 一条报文里有两份报告，不悄悄丢掉第二份
    当 医院通过HTTP发送样例"records-hl7v2/bad-two-reports.hl7"
    那么 答复包含"GW6701"
    并且 平台收到 0 次"4502"

  场景: 参考值比平台的字段长，不截断，退回并说明
    当 医院通过HTTP发送样例"records-hl7v2/bad-long-reference.hl7"
    那么 答复包含"GW3009"
    并且 平台收到 0 次"4502"

  场景: 一张处方依次预核验、签名、上传，医院拿到医保处方编号
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-prescription.hl7"
    那么 答复包含"MSA|AA|RX0001"
    并且 答复包含"NTE|1||999999"
    并且 平台依次收到交易"1101,2201,D001,D002,D003"
    并且 平台上有 1 张有效处方

  场景: 上传的应答丢失，先查询，追溯码不用第二次
    假如 平台对"D003"的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-prescription.hl7"
    那么 答复包含"MSA|AA|RX0001"
    并且 平台收到 1 次"D003"
    并且 平台收到 1 次"D005"
    并且 平台上有 1 张有效处方

  场景: 医生撤销处方，应答丢失也算撤销
    假如 平台对"D004"的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-prescription.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-cancel.hl7"
    那么 答复包含"MSA|AA|RX0003"
    并且 平台收到 2 次"D004"
    并且 平台上有 0 张有效处方

  场景: 药已取走的处方撤不掉，医生得到平台的原话
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-dispensed.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-cancel-dispensed.hl7"
    那么 答复包含"处方已取药，不能撤销"
    并且 平台上有 1 张有效处方

  场景: 没有挂号的患者开不出电子处方，什么都不发
    当 医院通过HTTP发送样例"records-hl7v2/rde-prescription.hl7"
    那么 答复包含"GW5003"
    并且 平台收到 0 次"D001"

  场景: 处方的内容和文件不进日志
    当 医院通过HTTP发送样例"records-hl7v2/adt-register.hl7"
    并且 医院通过HTTP发送样例"records-hl7v2/rde-prescription.hl7"
    那么 答复包含"MSA|AA|RX0001"
    并且 日志文件中没有"JVBERi0"
    并且 日志文件中没有"阿莫西林"
    并且 报文列表和详情中没有"JVBERi0"
