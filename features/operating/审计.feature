# language: zh-CN
@operating @console @audit
功能: 谁在什么时候为什么做了什么，查得到，改不掉

  背景:
    假如 平台模拟器和网关已启动

  场景: 每次处理都留下姓名、对象和原因
    假如 用户"li"已登录控制台，角色为"operator"
    并且 用户"sun"已登录控制台，角色为"auditor"
    当 医院通过HTTP发送样例"fujian-ini/bad-count.txt"
    并且 "li"在页面"/messages/本报文"按"放行重试"，填写"原因=厂商要求再试"
    并且 "sun"打开页面"/audit?q=li"
    那么 "sun"看到"li messages.retry /api/messages/本报文/retry done 厂商要求再试"

  场景: 输错密码、设置密码也在审计里
    假如 用户"sun"已登录控制台，角色为"auditor"
    当 "li"用密码"wrong"登录
    并且 "sun"打开页面"/audit"
    那么 "sun"看到"sign-in"
    并且 "sun"看到"failed"
    并且 "sun"看到"set-password"

  场景: 有人改了审计文件，页面指出从哪一条起不可信
    假如 用户"sun"已登录控制台，角色为"auditor"
    当 有人改动了审计文件的第 1 条
    并且 网关停止后重新启动
    并且 "sun"用密码"a long enough password"登录
    并且 "sun"打开页面"/audit"
    那么 "sun"看到"审计记录曾被改动，起始记录： 1"
