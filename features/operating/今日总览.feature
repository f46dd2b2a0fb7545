# language: zh-CN
@operating @console
功能: 今日页先说要处理什么；没有待办就说没有

  场景: 一切正常时没有待办
    假如 平台模拟器和网关已启动
    并且 用户"li"已登录控制台，角色为"viewer"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/"
    那么 "li"看到"没有需要处理的事项。"
    并且 "li"看到"已受理 1"

  场景: 报文被搁置，两秒内就在待办里，点开就是责任方和下一步
    假如 平台模拟器和网关已启动
    并且 用户"li"已登录控制台，角色为"operator"
    并且 平台对"2207"的下 1 次调用拒绝并说明"该人员账户已冻结"
    并且 平台对"2202"的下 1 次调用拒绝并说明"不允许撤销"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/"
    那么 "li"在 2 秒内看到"1条报文被搁置：GW6002"
    当 "li"打开页面"/messages/本报文"
    那么 "li"看到"责任方 医保平台"
    并且 "li"看到"不允许撤销"

  场景: 平台停机时说明为何不发，平台开放后待办自己消失
    假如 平台模拟器和网关已启动，等待应答的时限为 1 秒
    并且 用户"li"已登录控制台，角色为"operator"
    并且 平台停机维护
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/"
    那么 "li"看到"系统维护中"
    当 "li"打开页面"/messages/本报文"
    那么 "li"看到"待发送"
    当 平台重新开放
    并且 "li"打开页面"/"
    那么 "li"看到"没有需要处理的事项。"

  场景: 换成英文看，说的是同一件事
    假如 平台模拟器和网关已启动
    并且 用户"li"已登录控制台，角色为"viewer"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"改看英文
    那么 "li"看到"Nothing needs anybody."
    并且 "li"看到"accepted 1"
    当 "li"改看中文
    那么 "li"看到"没有需要处理的事项。"

  场景: 按就诊号找到报文，没有的就说没有
    假如 平台模拟器和网关已启动
    并且 用户"li"已登录控制台，角色为"viewer"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/messages?q=visit:MZ20200102000001"
    那么 "li"看到"outpatient.settle"
    当 "li"打开页面"/messages?q=visit:MZ20200102999999"
    那么 "li"看到"没有。"

  场景: 待定资金按目的地汇总，办结后清零
    假如 平台模拟器和网关已启动，等待应答的时限为 1 秒
    并且 用户"li"已登录控制台，角色为"viewer"
    并且 平台停机维护
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 "li"打开页面"/"
    那么 "li"看到"待定资金"
    并且 "li"看到"nhsa 等待发送 1"
    并且 运维命令查看今日总览时显示"money pending  nhsa  waiting  1 笔"
    当 "li"打开页面"/messages?q=state:prepared destination:nhsa event:*.settle"
    那么 "li"看到"outpatient.settle"
    当 平台重新开放
    并且 "li"打开页面"/"
    那么 "li"看到"没有结果未知或等待发送的结算。"
