# language: zh-CN
@operating @console
功能: 运维人员看得出同样的故障、每个值的来龙去脉，并能一次处理一批
  同样的原因合成一个故障；平台收到的每个字段，都能追到医院报文的字段和映射表的行。

  背景:
    假如 平台模拟器和网关已启动

  场景: 平台收到的数量可以追到医院的字段和映射表的行
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 运维人员看到该报文的状态为"accepted"
    并且 交易字段"2204 feedetail[2].cnt"追溯到医院字段"mzsf/item[2]/数量"和映射行"mzsf.csv:49"

  场景: 送往FHIR服务器的每个元素也能追到医院报文的字段和映射表的行
    当 医院通过HTTP发送样例"hl7v2-standard/adt-a01-admit-v251.hl7"
    那么 FHIR服务器很快有 1 个"Patient"
    并且 交易字段"transaction Patient.birthDate"追溯到医院字段"PID/7"和映射行"patient.csv:51"

  场景: 同样的拒绝合成一个故障，写明金额，并可预览批量重发
    假如 平台对"2207"的下 2 次调用拒绝并说明"医保目录未对照"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 运维人员看到该报文的状态为"refused"
    并且 故障涉及金额 28 元
    并且 按筛选条件"state:refused source:fujian-ini"批量重发，预览为 1 条
