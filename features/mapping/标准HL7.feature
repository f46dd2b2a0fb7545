# language: zh-CN
@mapping @hl7
功能: 标准HL7 v2报文不用写对照表就能接入
  医院按标准（v2.3 至 v2.8）发报文，不需要自己的字段表：患者、就诊、医嘱、报告、接种、预约、文书、费用各到其位，答复用发送方的版本。

  背景:
    假如 平台模拟器和网关已启动

  场景: 检验报告连同各项结果到达FHIR服务器
    当 医院通过MLLP发送样例"hl7v2-standard/oru-two-reports-v24.hl7"
    那么 确认代码为"AA"
    并且 FHIR服务器很快有 2 个"DiagnosticReport"
    并且 FHIR服务器很快有 5 个"Observation"
    并且 FHIR服务器很快有 1 个"Patient"

  场景: 不认识的Z段不影响接收
    当 医院通过MLLP发送样例"hl7v2-standard/adt-a01-admit-v23.hl7"
    那么 确认代码为"AA"
    并且 FHIR服务器很快有 1 个"Encounter"

  场景大纲: 用发送方的版本答复
    当 医院通过MLLP发送样例"<样例>"
    那么 确认代码为"AA"
    并且 确认报文"MSH"第 12 字段为"<版本>"

    例子:
      | 样例                                       | 版本  |
      | hl7v2-standard/orm-o01-cancel-v23.hl7      | 2.3   |
      | hl7v2-standard/siu-s13-move-v231.hl7       | 2.3.1 |
      | hl7v2-standard/mdm-t06-addendum-v24.hl7    | 2.4   |
      | hl7v2-standard/vxu-v04-v251.hl7            | 2.5.1 |
      | hl7v2-standard/adt-a04-register-v27.hl7    | 2.7   |
      | hl7v2-standard/dft-p03-v28.hl7             | 2.8   |

  场景: 一条报文里有两个患者的结果就不收
    当 医院通过MLLP发送样例"hl7v2-standard/bad-two-patients.hl7"
    那么 确认代码为"AR"

  场景: 缺患者编号时指出段和字段
    当 医院通过MLLP发送样例"hl7v2-standard/bad-missing-patient-number.hl7"
    那么 确认代码为"AE"
    并且 确认报文"ERR"第 2 字段为"PID^^3"
    并且 确认报文"ERR"第 5 字段为"GW3001"
