# language: zh-CN
@operating
功能: 一条报文就是一条追踪，从医院的字节到平台的应答再到答复

  背景:
    假如 追踪已开启
    并且 平台模拟器和网关已启动，等待应答的时限为 1 秒

  场景: 应答丢失后的查询和原来那次办理在同一条追踪里，并指向它
    假如 平台对"2207"的下 1 次调用"act-then-drop"
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"MZ20200102000001"改为"MZ20200102000701"后通过HTTP发送
    并且 重复发送同样的字节直到得到最终答复
    那么 该报文的一条追踪里依次有"message、Receive、Record、Read、Map、Check、Plan、Commit、Deliver、lane wait、do 2207、ask 5203、Reply"
    并且 该报文的追踪里"ask 5203"指向"do 2207"

  场景: 网关重启之后，还是同一条追踪
    假如 平台停机维护
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"MZ20200102000001"改为"MZ20200102000702"后通过HTTP发送
    那么 答复状态码为 202
    当 网关停止后重新启动
    并且 平台重新开放
    那么 运维人员很快看到该报文的状态变为"accepted"
    并且 该报文的一条追踪里依次有"message、Record、message taken up、lane wait、do 2207"
    并且 该报文的追踪里每一段都接在另一段之下，只有2段开头
