# language: zh-CN
@delivering @registers
功能: 备案、目录对照与进销存上报
  药店的进销存系统把单据整份发来，行数不限；网关按平台的规定逐行或分批上报，应答丢失先查询，绝不重复。

  背景:
    假如 平台模拟器和网关已启动

  场景: 盘存、采购、销售、退货依次上报
    当 药店通过HTTP发送样例"pharmacy-stock/count-two-items.txt"
    那么 答复包含"0|PD20260301001|2"
    当 药店通过HTTP发送样例"pharmacy-stock/purchase-two-items.txt"
    那么 答复包含"0|CG20260302001|2"
    当 药店通过HTTP发送样例"pharmacy-stock/sale-two-items.txt"
    那么 答复包含"0|YD20260302000001|2"
    当 药店通过HTTP发送样例"pharmacy-stock/sale-return-one-item.txt"
    那么 答复包含"0|TH20260303000001|1"
    并且 平台依次收到交易"3501,3501,3503,3503,3505,3505,3506"
    并且 平台上有 7 条进销存记录

  场景: 120 条目录对照分两批上报，第二批的应答丢失，查询后不重复
    假如 平台对"3301"跳过 1 次之后的下 1 次调用"act-then-drop"
    当 药店通过HTTP发送样例"pharmacy-stock/catalogue-120-items.txt"
    那么 答复包含"0|DZ20260301002|120"
    并且 平台收到 2 次"3301"
    并且 平台至少收到 1 次"1317"
    并且 平台上有 120 条目录对照

  场景大纲: <单据>的应答丢失，凭批次流水号查到即采用
    假如 药店已上报样例"pharmacy-stock/count-two-items.txt"
    并且 平台对"<交易>"的下 1 次调用"act-then-drop"
    当 药店通过HTTP发送样例"pharmacy-stock/<样例>"
    那么 答复包含"0|"
    并且 平台收到 2 次"<交易>"
    并且 平台至少收到 1 次"<查询>"
    并且 平台上有 4 条进销存记录

    例子:
      | 单据 | 样例                   | 交易 | 查询 |
      | 采购 | purchase-two-items.txt | 3503 | 3510 |
      | 销售 | sale-two-items.txt     | 3505 | 3511 |

  场景: 平台没有收到，查询无果后重新上报
    假如 平台对"3501"的下 1 次调用"reset"
    当 药店通过HTTP发送样例"pharmacy-stock/count-two-items.txt"
    那么 答复包含"0|PD20260301001|2"
    并且 平台至少收到 1 次"3508"
    并且 平台上有 2 条进销存记录

  场景: 库存不足，平台拒绝，药店看到原因
    当 药店通过HTTP发送样例"pharmacy-stock/refused-no-stock.txt"
    那么 答复状态码为 422
    并且 答复包含"-1|YD20260302000009|GW6001"
    并且 答复包含"库存不足"
    并且 平台上有 0 条进销存记录

  场景: 中间一行被拒绝，之前的行保留；改正后整单重发，已收的行不重复
    假如 平台对"3501"跳过 1 次之后的下 1 次调用拒绝并说明"商品信息校验不通过"
    当 药店通过HTTP发送样例"pharmacy-stock/count-two-items.txt"
    那么 答复状态码为 422
    并且 答复包含"商品信息校验不通过"
    并且 平台上有 1 条进销存记录
    当 再次发送同样的字节
    那么 答复包含"0|PD20260301001|2"
    并且 平台上有 2 条进销存记录

  场景: 单据的行数与说明不符，一行也不上报
    当 药店通过HTTP发送样例"pharmacy-stock/bad-count.txt"
    那么 答复状态码为 422
    并且 答复包含"GW2004"
    并且 平台收到 0 次"3501"

  场景: 带追溯码的批量交易：infcode 为 0 而 retRslt 不为 1，不算接收
    假如 网关按映射副本运行，示范市以"3505A"代替"3505"、以"3501A"代替"3501"
    当 药店通过HTTP发送样例"pharmacy-stock/sale-two-items.txt"
    那么 答复状态码为 422
    并且 平台收到 1 次"3505A"
    当 药店通过HTTP发送样例"pharmacy-stock/count-two-items.txt"
    并且 药店通过HTTP发送样例"pharmacy-stock/sale-two-items.txt"
    那么 答复包含"0|YD20260302000001|2"
    并且 平台收到 2 次"3505A"
    并且 平台上有 4 条进销存记录

  场景: 转院备案得到平台流水号，撤销时不必再填
    当 医院通过HTTP发送样例"filing-text/referral.txt"
    那么 答复包含"0|ZY2026030011|999999"
    并且 平台上有 1 件有效备案
    当 医院通过HTTP发送样例"filing-text/referral-cancel.txt"
    那么 答复包含"0|ZY2026030011|"
    并且 平台依次收到交易"1101,2501,2502"
    并且 平台上有 0 件有效备案

  场景: 同一转院换个备案号再报，平台拒绝，医院看到原因
    假如 医院已用样例"filing-text/referral.txt"完成备案
    当 医院通过HTTP发送样例"filing-text/referral-other-number.txt"
    那么 答复状态码为 422
    并且 答复包含"已有有效的转院备案"
    并且 平台上有 1 件有效备案

  场景大纲: <备案>的应答丢失，查询后认出自己的备案，不重复办理
    假如 平台对"<交易>"的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"filing-text/<样例>"
    那么 答复包含"0|"
    并且 平台收到 1 次"<交易>"
    并且 平台至少收到 1 次"<查询>"
    并且 平台上有 1 件有效备案

    例子:
      | 备案   | 样例         | 交易 | 查询 |
      | 转院   | referral.txt | 2501 | 5304 |
      | 慢特病 | chronic.txt  | 2503 | 5301 |

  场景: 撤销的应答丢失，再撤一次，平台说没有了也算撤销
    假如 医院已用样例"filing-text/chronic.txt"完成备案
    并且 平台对"2504"的下 1 次调用"act-then-drop"
    当 医院通过HTTP发送样例"filing-text/chronic-cancel.txt"
    那么 答复包含"0|MB2026030011|"
    并且 平台收到 2 次"2504"
    并且 平台上有 0 件有效备案
