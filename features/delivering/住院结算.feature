# language: zh-CN
@delivering @inpatient
功能: 住院：从入院到结算，医院只写自己的请求文件
  一次住院是许多天里的许多份报文。医院只报自己的住院流水号，平台的人员编号、就诊编号由网关记着；出院与结算谁先谁后，按各省的规定。

  场景: 入院、上传明细、预结算、出院、结算，每一步都得到答复
    假如 平台模拟器和网关已启动
    当 医院通过HTTP发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    那么 答复中"Success"为"TRUE"
    并且 住院答复中的"Jzid00"是平台的就诊编号
    当 医院通过HTTP发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/29-zysfyjs-maternity.txt"
    那么 答复中"Success"为"TRUE"
    并且 答复中"Zfyje0"为"100.00"
    并且 平台上业务号"ZY20260301000002"恰有 0 笔生效结算
    当 医院通过HTTP发送样例"fujian-ini-zy/28-cydj-maternity.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/27-zysf-without-discharge.txt"
    那么 答复中"Success"为"TRUE"
    并且 答复中"Zfyje0"为"100.00"
    并且 平台依次收到交易"1101,2401,2301,5204,2303,2402,5204,2303,2304"
    并且 平台上业务号"ZY20260301000002"恰有 1 笔生效结算
    并且 就诊"ZY20260301000002"在平台上有效 4 项，结果未知 0 项

  场景大纲: <地区>规定<次序>：一份结算请求，按当地的次序办理出院和结算
    假如 平台按"<接口>"接口提供服务，网关使用"<地区>"的方言
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台依次收到交易"<交易>"

    例子:
      | 地区         | 接口     | 次序         | 交易                                    |
      | 示范市       | tif      | 先出院后结算 | 1101,2401,2301,2402,5204,2303,2304      |
      | 内蒙古自治区 | one-path | 先结算后出院 | 1101,2401,2301,5204,2303,2304,2402      |

  场景: 规定先结算后出院的省，出院先到时说明次序；结算之后再发即办理
    假如 平台按"one-path"接口提供服务，网关使用"内蒙古自治区"的方言
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/28-cydj-maternity.txt"
    那么 答复中"Success"为"FALSE"
    并且 答复中"Error"包含"先出院结算（2304）、后办理出院（2402）"
    并且 平台收到 0 次"2402"
    当 医院通过HTTP发送样例"fujian-ini-zy/27-zysf-without-discharge.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/28-cydj-maternity.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 1 次"2402"

  场景: 一百二十条明细分三批上传，退费行指明原明细，账目相符
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/01-rydj-admission.txt"
    并且 医院已成功发送样例"fujian-ini-zy/03-zymx-first-day.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/04-zymx-120-rows.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/05-zymx-return.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 5 次"2301"
    并且 医院已成功发送样例"fujian-ini-zy/07-cydj-discharge.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/08-zysf-settlement.txt"
    那么 答复中"Zfyje0"为"12084.00"
    并且 平台上业务号"ZY20260301000001"恰有 1 笔生效结算

  场景: 中途结算后继续住院，出院时结清其余费用
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/23-zysf-on-the-way.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台收到 0 次"2402"
    并且 医院已成功发送样例"fujian-ini-zy/24-zymx-after-it.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/25-zysf-with-discharge.txt"
    那么 答复中"Success"为"TRUE"
    并且 答复中"Zfyje0"为"24.00"
    并且 平台上业务号"ZY20260301000002"恰有 2 笔生效结算
    并且 平台收到 1 次"2402"

  场景: 总费用与已上传的不等，平台拒绝，出院也不留下；补齐之后结算成功
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/21-rydj-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/22-zymx-maternity.txt"
    并且 医院已成功发送样例"fujian-ini-zy/24-zymx-after-it.txt"
    当 医院通过HTTP发送样例"fujian-ini-zy/26-zysf-whole-stay.txt"
    那么 答复中"Success"为"FALSE"
    并且 答复中"Error"包含"请先上传全部费用再结算"
    并且 平台依次收到交易"1101,2401,2301,2301,2402,5204,2303,2405"
    当 医院把样例"fujian-ini-zy/26-zysf-whole-stay.txt"中的"Zfyje0=100.00"改为"Zfyje0=124.00"后通过HTTP发送
    那么 答复中"Success"为"TRUE"
    并且 平台上业务号"ZY20260301000002"恰有 1 笔生效结算

  场景: 没有入院就传明细，网关自己就能说明，不打扰平台
    假如 平台模拟器和网关已启动
    当 医院通过HTTP发送样例"fujian-ini-zy/bad-charges-without-stay.txt"
    那么 答复中"Success"为"FALSE"
    并且 日志库中该报文的问题代码为"GW5003"
    并且 平台收到 0 次"2301"

  场景: 患者已在院，平台拒绝入院，医院看到平台的原话
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/01-rydj-admission.txt"
    当 医院把样例"fujian-ini-zy/01-rydj-admission.txt"中的"ZY20260301000001"改为"ZY20260301000077"后通过HTTP发送
    那么 答复中"Success"为"FALSE"
    并且 答复中"Error"包含"在院状态不能办理入院"
    并且 平台至少收到 1 次"5303"

  场景: 医院自己逐步冲销：结算、出院、明细、入院
    假如 平台模拟器和网关已启动
    并且 医院已成功发送样例"fujian-ini-zy/01-rydj-admission.txt"
    并且 医院已成功发送样例"fujian-ini-zy/02-rydjbg-other-bed.txt"
    并且 医院已成功发送样例"fujian-ini-zy/03-zymx-first-day.txt"
    并且 医院已成功发送样例"fujian-ini-zy/07-cydj-discharge.txt"
    当 医院把样例"fujian-ini-zy/08-zysf-settlement.txt"中的"12084.00"改为"124.00"后通过HTTP发送
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/09-zysfcx-cancel.txt"
    那么 答复中"Zfyje0"为"-124.00"
    当 医院通过HTTP发送样例"fujian-ini-zy/10-cydjcx-cancel.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/12-zymxcx-all.txt"
    那么 答复中"Success"为"TRUE"
    当 医院通过HTTP发送样例"fujian-ini-zy/13-rydjcx-cancel.txt"
    那么 答复中"Success"为"TRUE"
    并且 平台上业务号"ZY20260301000001"没有留下就诊、费用和结算
