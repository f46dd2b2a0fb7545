# language: zh-CN
@recovering @settlement
功能: 应答丢失，绝不重复结算
  超时不是失败，而是结果未知：先查询，查不到再冲正，确认之后才重新办理。

  背景:
    假如 平台模拟器和网关已启动

  场景大纲: 平台已办理而应答丢失（<故障>）
    假如 平台对"2207"的下 1 次调用"<故障>"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 答复中"Zhzfe0"为"20.50"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算
    并且 平台收到 1 次"2207"
    并且 平台至少收到 1 次"5203"

    例子:
      | 故障                  |
      | act-then-drop         |
      | act-then-cut          |
      | act-then-server-error |
      | act-then-stall        |
      | act-then-empty        |

  场景大纲: 平台没有办理，也没有应答（<故障>）
    假如 平台对"2207"的下 1 次调用"<故障>"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算
    并且 平台至少收到 1 次"5203"
    并且 平台至少收到 1 次"2601"

    例子:
      | 故障         |
      | reset        |
      | server-error |
      | stall        |

  场景: 登记的应答丢失，用查询找回就诊号
    假如 平台对"2201"的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 1 次"2201"
    并且 平台至少收到 1 次"5201"

  场景: 平台拒绝结算，已办的步骤逐一撤销，发送方得到平台的原因
    假如 平台对"2207"的下 1 次调用拒绝并说明"该人员账户已冻结"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复状态码为 422
    并且 答复中"Success"为"FALSE"
    并且 答复中"Error"包含"该人员账户已冻结"
    并且 平台依次收到交易"1101,2201,2203A,2204,2206,2207,2205,2202"
    并且 平台上业务号"MZ20200102000001"没有留下就诊、费用和结算

  场景: 药店确认的应答丢失，只有一笔生效结算
    假如 平台对"2102"的下 1 次调用"act-then-drop"
    当 药店通过HTTP发送样例"policy-machine/drugs_divide-two-rows.in"
    并且 药店通过HTTP发送样例"policy-machine/f_drugs_affirm-two-rows.in"
    那么 答复状态码为 200
    并且 平台收到 1 次"2102"
    并且 平台至少收到 1 次"5203"
    并且 平台上恰有 1 笔生效结算
