# language: zh-CN
@operating @console
功能: 动钱的事要两个人；写下的说明留给下一班

  背景:
    假如 平台模拟器和网关已启动
    并且 用户"li"已登录控制台，角色为"operator"

  场景: 撤销整次就诊，另一个人批准后按次序退干净
    假如 用户"wang"已登录控制台，角色为"operator"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/visits?institution=H99999900001&visit=MZ20200102000001"
    那么 "li"看到"平台上有效 3 项，结果未知 0 项。"
    当 "li"按"撤销整次就诊"，填写"撤销到=全部撤销，原因=病人放弃就诊"
    那么 平台上业务号"MZ20200102000001"恰有 1 笔生效结算
    当 "wang"打开页面"/requests"
    并且 "wang"按"批准"，填写"原因=已核对"
    并且 "li"打开页面"/visits?institution=H99999900001&visit=MZ20200102000001"
    那么 "li"看到"平台上已无该就诊的有效业务。"
    并且 平台上业务号"MZ20200102000001"没有留下就诊、费用和结算

  场景: 批准的人看得到要批准的内容，命令行也一样
    假如 用户"wang"已登录控制台，角色为"operator"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"在页面"/visits?institution=H99999900001&visit=MZ20200102000001"按"撤销整次就诊"，填写"撤销到=全部撤销，原因=录错了"
    并且 "wang"打开页面"/requests"
    那么 "wang"看到"将依次撤销 3 步；尚未执行。"
    并且 "wang"看到"平台上有效 3 项"
    并且 运维命令查看第 1 个申请时显示"MZ20200102000001"和"将依次撤销 3 步"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算

  场景: 被驳回的申请什么也不做
    假如 用户"wang"已登录控制台，角色为"operator"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"在页面"/visits?institution=H99999900001&visit=MZ20200102000001"按"撤销整次就诊"，填写"撤销到=全部撤销，原因=录错了"
    并且 "wang"打开页面"/requests"
    并且 "wang"按"驳回"，填写"原因=病人还在"
    那么 "wang"看到"已驳回 wang"
    并且 平台上业务号"MZ20200102000001"恰有 1 笔生效结算

  场景: 故障上的说明下一班看得到
    假如 用户"wang"已登录控制台，角色为"operator"
    当 医院通过HTTP发送样例"fujian-ini/bad-count.txt"
    并且 "li"打开页面"/incidents"
    那么 "li"看到"GW2004"
    当 "li"打开页面"/incidents/…"
    并且 "li"按"写说明"，填写"处理状态=观察，原因=厂商今晚升级"
    并且 "wang"打开页面"/incidents"
    那么 "wang"看到"观察"
    并且 "wang"看到"厂商今晚升级"
