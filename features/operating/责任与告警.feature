# language: zh-CN
@operating @verdict
功能: 谁的责任一目了然；需要有人看时告警一次，恢复时再报一次
  每条被拒绝、搁置或等待的报文都有一句结论：七方之一的责任、依据、下一步。告警规则与 Prometheus 的同出一表，没有 Prometheus 的单位由网关自己判断。

  场景大纲: 报文本身的问题：<责任方>
    假如 平台模拟器和网关已启动
    当 医院把样例"fujian-ini/mzsf-two-items.txt"中的"<原值>"改为"<新值>"后通过HTTP发送
    那么 运维人员看到责任方为"<责任方>"，处理办法包含"<办法>"，依据包含"<依据>"

    例子:
      | 原值         | 新值         | 责任方     | 办法       | 依据   |
      | Cfxms0=2     | Cfxms0=3     | 发送方系统 | 厂商       | GW2004 |
      | 20001        | 20009        | 映射表     | 编码对照表 | GW3003 |
      | FJ9999000001 | FJ9999000202 | 患者数据   | 参保       | GW4011 |

  场景大纲: 报文送不出去的问题：<责任方>
    假如 平台模拟器和网关已启动，等待应答的时限为 1 秒
    并且 平台对"1101"的下 1000 次调用"<怎样>"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复状态码为 202
    并且 运维人员看到责任方为"<责任方>"，处理办法包含"<办法>"，依据包含"1101"

    例子:
      | 怎样        | 责任方           | 办法     |
      | reset       | 医院网络         | 专线     |
      | html        | 省级平台或中间件 | 代理     |
      | maintenance | 医保平台         | 自动继续 |

  场景: 排在后面的报文，责任在挡住它的那一条
    假如 平台模拟器和网关已启动，等待应答的时限为 1 秒
    并且 平台对"1101"的下 1000 次调用"reset"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-chronic.txt"
    并且 医院通过HTTP发送样例"fujian-ini/mzsfcx-cancel.txt"
    那么 答复状态码为 202
    并且 运维人员看到责任方为"医院网络"，处理办法包含"排在报文"，依据包含"Connection broken"

  场景: 报文等得太久时告警一次，办完后结束一次
    假如 平台模拟器和网关已启动，报文等待超过 1 秒即告警
    并且 平台对"1101"的下 1000 次调用"reset"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 很快有告警"GatewayOldestWaiting"，说明包含"最早的待发报文"
    并且 运维命令列出告警"GatewayOldestWaiting"，状态为"告警中"
    并且 首页显示告警"最早的待发报文"
    当 平台恢复正常
    那么 告警"GatewayOldestWaiting"很快结束，前后只有 1 次

  场景: 告警期间网关重启，不重复告警
    假如 平台模拟器和网关已启动，报文等待超过 1 秒即告警
    并且 平台对"1101"的下 1000 次调用"reset"
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 很快有告警"GatewayOldestWaiting"，说明包含"最早的待发报文"
    当 网关停止后重新启动
    那么 告警"GatewayOldestWaiting"仍在，开始时间不变
    当 平台恢复正常
    那么 告警"GatewayOldestWaiting"很快结束，前后只有 1 次

  场景: 就绪检查说出是哪一部分有问题，而网关照常收报文
    假如 平台模拟器和网关已启动，等待应答的时限为 1 秒
    并且 平台停机维护
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    那么 答复状态码为 202
    并且 就绪检查中"platform"很快为"degraded"，说明包含"系统维护"
    并且 就绪检查中"journal"很快为"healthy"，说明包含"answers"
    当 平台重新开放
    那么 就绪检查中"platform"很快为"healthy"，说明包含"takes"
