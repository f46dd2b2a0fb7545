# language: zh-CN
@delivering @rules
功能: 钱动之前先校验
  平台会拒绝的、事后要追回的，网关在发送之前或结算之前就挡下，并用医院看得懂的话说明；每条规则可按机构设为拒绝、提醒或关闭。

  场景: 参保已暂停的人，查询之后即拒绝，不登记也不结算
    假如 平台模拟器和网关已启动
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"FJ9999000001"改为"FJ9999000202"后通过HTTP发送
    那么 答复中"Success"为"FALSE"
    并且 日志库中该报文的问题代码为"GW4011"
    并且 平台依次收到交易"1101"
    并且 平台上恰有 0 笔生效结算

  场景: 机构把参保状态设为提醒，照常结算并留下提醒
    假如 映射表的一份副本
    并且 映射表副本中新增文件"institutions/H99999900001/institution.yaml":
      """
      code: H99999900001
      name: 示范医院
      area: "999999"
      sources: [fujian-ini, hl7v2-iborn, hl7v2-standard]
      facts: {operator: "0001", operator-name: 收费员甲, ip: 127.0.0.1, department-code: "02", department-name: 内科, caty: A03, pharmacy-code: "99", pharmacy-name: 药剂科, diagnosis-code: R69.x00, diagnosis-name: 原因不知和原因未特指的发病}
      rules: {GW4011: warn}
      """
    并且 平台模拟器和网关已用映射表副本启动
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"FJ9999000001"改为"FJ9999000202"后通过HTTP发送
    那么 答复中"Success"为"TRUE"
    并且 日志库中该报文的问题代码为"GW4011"
    并且 平台上恰有 1 笔生效结算

  场景: 在暂停结算名单上的人，一个字节也不发给平台
    假如 映射表的一份副本
    并且 映射表副本中新增文件"institutions/H99999900001/codes/blocked-person.csv":
      """
      code,display,target,target_display,equivalence,valid_from,valid_to,note
      25b01333e76335262428e72c8f2623926674d348f4389e6c1f1c001950733124,,blocked,暂停结算,equal,,,
      """
    并且 平台模拟器和网关已用映射表副本启动
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"FALSE"
    并且 日志库中该报文的问题代码为"GW4013"
    并且 平台收到 0 次"1101"

  场景: 支付范围以外的诊断，缺省只提醒
    假如 映射表的一份副本
    并且 映射表副本中新增文件"institutions/H99999900001/codes/diagnosis-cover.csv":
      """
      code,display,target,target_display,equivalence,valid_from,valid_to,note
      I10,高血压病,N,示范：不在支付范围,unmatched,,,
      """
    并且 平台模拟器和网关已用映射表副本启动
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台上恰有 1 笔生效结算

  场景: 机构把支付范围设为拒绝，支付范围以外的诊断不再发送
    假如 映射表的一份副本
    并且 映射表副本中新增文件"institutions/H99999900001/institution.yaml":
      """
      code: H99999900001
      name: 示范医院
      area: "999999"
      sources: [fujian-ini, hl7v2-iborn, hl7v2-standard]
      facts: {operator: "0001", operator-name: 收费员甲, ip: 127.0.0.1, department-code: "02", department-name: 内科, caty: A03, pharmacy-code: "99", pharmacy-name: 药剂科, diagnosis-code: R69.x00, diagnosis-name: 原因不知和原因未特指的发病}
      rules: {GW4014: refuse}
      """
    并且 映射表副本中新增文件"institutions/H99999900001/codes/diagnosis-cover.csv":
      """
      code,display,target,target_display,equivalence,valid_from,valid_to,note
      I10,高血压病,N,示范：不在支付范围,unmatched,,,
      """
    并且 平台模拟器和网关已用映射表副本启动
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"FALSE"
    并且 日志库中该报文的问题代码为"GW4014"
    并且 平台收到 0 次"1101"

  场景: 规则一览
    当 测试人员运行"rules list --institution H99999900001"
    那么 退出码为 0
    并且 输出包含"GW4010  refuse  amounts"
    并且 输出包含"基金、账户、现金与其他支付之和不等于总费用"
