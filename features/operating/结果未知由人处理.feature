# language: zh-CN
@operating @console @unknown
功能: 查不清的交易交给人，页面给出依据和能按的按钮，钱只动一次

  背景:
    假如 平台模拟器和网关已启动，结果未知超过 1 秒即交给人
    并且 用户"li"已登录控制台，角色为"operator"

  场景: 平台查询恢复后再查询一次，采用平台已办的结果
    假如 平台对"2207"的下 1 次调用"act-then-drop"
    并且 平台对"5203"的下 1000 次调用"server-error"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/unknowns"
    那么 "li"看到"等人处理"
    当 平台恢复正常
    并且 "li"在页面"/unknowns/本报文"按"再查询一次"，填写"原因=平台查询已恢复"
    那么 "li"看到"已查清：平台已办理。"
    并且 运维人员看到该报文的状态为"accepted"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算

  场景: 冲正要两个人，自己不能批准自己
    假如 用户"wang"已登录控制台，角色为"operator"
    并且 平台对"2207"的下 1 次调用"act-then-drop"
    并且 平台对"5203"的下 1000 次调用"server-error"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/unknowns"
    那么 "li"看到"等人处理"
    当 "li"在页面"/unknowns/本报文"按"冲正"，填写"原因=病人已在别处结算"
    那么 "li"看到"需由另一人批准"
    当 "li"打开页面"/requests"
    那么 "li"的页面上没有按钮"批准"
    当 平台恢复正常
    并且 "wang"打开页面"/requests"
    那么 "wang"看到"病人已在别处结算"
    当 "wang"按"批准"，填写"原因=已核对"
    并且 "wang"打开页面"/requests"
    那么 "wang"看到"已批准 wang"
    并且 平台至少收到 1 次"2601"

  场景: 平台确认没有办理，人工确认后撤回登记，医院得到拒绝
    假如 平台对"2207"的下 1 次调用"reset"
    并且 平台对"5203"的下 1000 次调用"server-error"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/unknowns"
    那么 "li"看到"等人处理"
    当 平台恢复正常
    并且 "li"在页面"/unknowns/本报文"按"人工确认"，填写"确认结果=平台未办理，原因=已电话核实"
    那么 运维人员很快看到该报文的状态变为"refused"
    并且 平台上业务号"MZ20200102000001"没有留下就诊、费用和结算

  场景: 页面列出做过的每次调用和还剩多少时间
    假如 平台对"2207"的下 1 次调用"act-then-drop"
    并且 平台对"5203"的下 1000 次调用"server-error"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/unknowns/本报文"
    那么 "li"看到"时限"
    并且 "li"看到"办理 2207 结果未知"
    并且 "li"看到"查询 5203"
