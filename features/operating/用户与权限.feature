# language: zh-CN
@operating @console @access
功能: 谁能看、谁能办，由角色决定；没有默认用户和默认密码

  背景:
    假如 平台模拟器和网关已启动

  场景: 没有登录的人只看到登录页
    当 "stranger"打开页面"/messages"
    那么 "stranger"看到"登录"
    并且 "stranger"看不到"fujian-ini"

  场景: 查看者看得到报文，没有任何按钮
    假如 用户"zhao"已登录控制台，角色为"viewer"
    当 医院通过HTTP发送样例"fujian-ini/bad-count.txt"
    并且 "zhao"打开页面"/messages/本报文"
    那么 "zhao"看到"责任方"
    并且 "zhao"的页面上没有按钮"放行重试"
    并且 "zhao"的页面上没有按钮"查看未脱敏内容"

  场景: 操作员能办理，但管不了用户，也看不到审计
    假如 用户"li"已登录控制台，角色为"operator"
    当 医院通过HTTP发送样例"fujian-ini/bad-count.txt"
    并且 "li"打开页面"/messages/本报文"
    那么 "li"的页面上有按钮"放行重试"
    当 "li"打开页面"/users"
    那么 "li"的页面上没有按钮"新建或修改用户"
    当 "li"打开页面"/audit"
    那么 "li"看不到"set-password"

  场景: 连续输错五次密码，第六次即使输对也要等
    假如 用户"zhao"已登录控制台，角色为"viewer"
    当 "guest"用密码"wrong"登录
    那么 "guest"看到"用户名或密码不正确。"
    当 "zhao"用密码"wrong"登录 5 次
    并且 "zhao"用密码"a long enough password"登录
    那么 "zhao"看到"失败次数过多，请稍后再试。"

  场景: 停用的用户马上什么也做不了
    假如 用户"li"已登录控制台，角色为"operator"
    当 用户"li"被停用
    并且 "li"打开页面"/messages"
    那么 "li"看到"登录"
    当 "li"用密码"a long enough password"登录
    那么 "li"看到"用户名或密码不正确。"
