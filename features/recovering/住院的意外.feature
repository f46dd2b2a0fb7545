# language: zh-CN
@recovering @inpatient
功能: 住院的应答丢失与整体撤销
  入院和结算的应答丢了，先查询，查到即采用，查不到再冲正；整次住院可以一条命令撤回，次序是结算、出院、费用、入院。

  场景大纲: 住院结算的应答丢失（<故障>），只有一笔结算
    假如 平台模拟器和网关已启动
    并且 平台对"2304"的下 1 次调用"<故障>"
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    那么 答复中"Success"为"TRUE"
    并且 答复中"Zfyje0"为"100.00"
    并且 平台收到 <结算> 次"2304"
    并且 平台至少收到 1 次"5203"
    并且 平台收到 <冲正> 次"2601"
    并且 平台上业务号"ZY20260301000002"恰有 1 笔生效结算

    例子:
      | 故障                  | 结算 | 冲正 |
      | act-then-drop         | 1    | 0    |
      | act-then-server-error | 1    | 0    |
      | act-then-stall        | 1    | 0    |
      | reset                 | 2    | 1    |

  场景大纲: 入院的应答丢失（<故障>），不会入院两次
    假如 平台模拟器和网关已启动
    并且 平台对"2401"的下 1 次调用"<故障>"
    当 医院通过HTTP发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    那么 答复中"Success"为"TRUE"
    并且 住院答复中的"Jzid00"是平台的就诊编号
    并且 平台至少收到 1 次"5303"
    并且 平台收到 <冲正> 次"2601"
    并且 就诊"ZY20260301000002"在平台上有效 1 项，结果未知 0 项

    例子:
      | 故障          | 冲正 |
      | act-then-drop | 0    |
      | server-error  | 1    |

  场景: 出院的应答丢失，用查询认出是自己办的
    假如 平台模拟器和网关已启动
    并且 平台对"2402"的下 1 次调用"act-then-drop"
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/28-cydj-maternity.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 1 次"2402"
    并且 平台至少收到 1 次"5201"

  场景: 已结算的住院全部撤销，平台上什么都不留，可以重新入院
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    当 运维人员把就诊"ZY20260301000002"撤销到"nothing"
    那么 撤销结果为"done"
    并且 撤销步骤依次为"2305,2405,2302,2404"
    并且 平台上业务号"ZY20260301000002"没有留下就诊、费用和结算
    并且 运维命令查看就诊"ZY20260301000002"时显示"平台上已无该就诊的有效业务"
    当 医院把样例"fujian-ini-zy/21-rydj-maternity.txt"中的"0930"改为"0931"后通过HTTP发送
    那么 答复中"Success"为"TRUE"
    并且 就诊"ZY20260301000002"在平台上有效 1 项，结果未知 0 项

  场景: 只撤到入院，患者仍在院，费用可以重传
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    当 运维人员把就诊"ZY20260301000002"撤销到"registered"
    那么 撤销结果为"done"
    并且 撤销步骤依次为"2305,2405,2302"
    当 医院通过HTTP发送样例"fujian-ini-zy/24-zymx-after-it.txt"
    那么 答复中"Success"为"TRUE"

  场景: 撤销当中每一步的应答都丢一次，平台说已撤销的按已撤销处理
    假如 平台模拟器和网关已启动
    并且 平台对"2305"的下 1 次调用"act-then-drop"
    并且 平台对"2405"的下 1 次调用"act-then-drop"
    并且 平台对"2302"的下 1 次调用"act-then-drop"
    并且 平台对"2404"的下 1 次调用"act-then-drop"
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    当 运维人员把就诊"ZY20260301000002"撤销到"nothing"
    那么 撤销结果为"done"
    并且 平台收到 2 次"2305"
    并且 平台收到 2 次"2404"
    并且 平台上业务号"ZY20260301000002"没有留下就诊、费用和结算

  场景: 平台不许撤销出院时停下来；网关重新启动、核实之后从那一步继续
    假如 平台模拟器和网关已启动
    并且 平台对"2405"的下 1 次调用拒绝并说明"该患者已转入长期护理，请联系经办机构"
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    当 运维人员把就诊"ZY20260301000002"撤销到"nothing"
    那么 撤销结果为"stopped"
    并且 撤销停止的问题代码为"GW6202"
    并且 平台收到 0 次"2302"
    当 网关停止后重新启动
    并且 运维人员把就诊"ZY20260301000002"撤销到"nothing"
    那么 撤销结果为"done"
    并且 平台收到 1 次"2305"
    并且 平台收到 2 次"2405"
    并且 平台上业务号"ZY20260301000002"没有留下就诊、费用和结算

  场景: 结算结果未知而被搁置，撤销按报文编号冲正后继续撤完
    假如 平台模拟器和网关已启动，3 次查询无果即交给人
    并且 平台对"2304"的下 1 次调用"act-then-drop"
    并且 平台对"5203"的下 2 次调用"reset"
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    那么 运维人员看到该报文的状态为"parked"
    当 运维人员把就诊"ZY20260301000002"撤销到"nothing"
    那么 撤销结果为"done"
    并且 撤销步骤依次为"2601,2405,2302,2404"
    并且 平台上业务号"ZY20260301000002"没有留下就诊、费用和结算
    并且 没有报文被搁置
