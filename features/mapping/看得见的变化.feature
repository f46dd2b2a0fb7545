# language: zh-CN
@mapping
功能: 改映射之前，先看见它会改变什么
  发布之前就知道：改了哪几行、意思变成什么、样例少带了什么、过去的报文有几条会不一样。

  场景: 两个版本的差别，用一句话说清楚
    假如 映射目录的副本中有"fujian-ini"的草稿"1.1"
    并且 副本的"sources/fujian-ini/1.1/mzsf.csv"把"sum | decimal 2"改为"sum | round 1"
    并且 副本的"sources/fujian-ini/1.1/mzsf.csv"把"Claim.priority.coding[priority].code,'normal',,,,,,"改为""
    当 测试人员在副本上运行"mappings diff fujian-ini@1.0 fujian-ini@1.1"
    那么 命令以 0 结束
    并且 输出里有"Claim.total.value now from mzsf/item/金额 by `sum | round 1` instead of mzsf/item/金额 by `sum | decimal 2`"
    并且 输出里有"Claim.priority.coding[priority].code is no longer filled"
    并且 输出里有"mzsf.csv: 0 added, 1 removed, 1 changed"

  场景: 样例里哪些字段没有被带走
    当 测试人员运行"mappings coverage hl7v2-iborn"
    那么 命令以 0 结束
    并且 输出里有"Dropped: samples have it, nothing reads it"
    并且 输出里有"share of each message's fields that is carried"

  场景: 每个元素都说得出来自哪一行、哪几个字节
    当 测试人员运行"convert --source fujian-ini --as lineage"处理样例"fujian-ini/mzsf-two-items.txt"
    那么 命令以 0 结束
    并且 输出里有"mzsf.csv:4   mzsf/Cardno"
    并且 输出里有"47+12"
    并且 输出里没有"(unknown)"

  场景: 已批准的输出与现在的输出一致
    当 测试人员运行"mappings test"
    那么 命令以 0 结束
    并且 输出里有"as expected, 0 not"

  场景: 草稿的输出先比较，看过再批准
    假如 映射目录的副本中有"fujian-ini"的草稿"1.1"
    当 测试人员在副本上运行"mappings test fujian-ini@1.1"
    那么 命令以 1 结束
    并且 输出里有"not approved yet"
    当 测试人员在副本上运行"mappings test fujian-ini@1.1 --approve"
    那么 命令以 0 结束
    假如 副本的"sources/fujian-ini/1.1/mzsf.csv"把"Claim.use,'claim'"改为"Claim.use,'preauthorization'"
    当 测试人员在副本上运行"mappings test fujian-ini@1.1"
    那么 命令以 1 结束
    并且 输出里有"entry[Claim].resource.use: claim -> preauthorization"

  场景: 与旧系统的真实应答不同时，说出从第几个字节起不同
    假如 映射表的一份副本
    并且 副本的"sources/guiyang-xml/1.0/samples/settle-of-reply.reply.xml"把"<BALANCEID>900001"改为"<BALANCEID>900002"
    当 测试人员在副本上运行"mappings test guiyang-xml@1.0"
    那么 命令以 1 结束
    并且 输出里有"differs from byte 141: expected"
    假如 副本的"sources/guiyang-xml/1.0/samples/settle-of-reply.answer.json"把"outputs"改为"output"
    当 测试人员在副本上运行"mappings test guiyang-xml@1.0"
    那么 命令以 1 结束
    并且 错误输出指出"sources/guiyang-xml/1.0/samples/settle-of-reply.answer.json:2:12: error GW8001"

  场景: 用过去的报文文件试算草稿，患者的值不显示
    假如 映射目录的副本中有"fujian-ini"的草稿"1.1"
    并且 副本的"sources/fujian-ini/1.1/mzsf.csv"把"Patient.identifier[card].value,mzsf/Cardno,trim"改为"Patient.identifier[card].value,mzsf/Cardno,trim | lower"
    当 测试人员在副本上运行"mappings whatif fujian-ini@1.1 --against mappings/sources/fujian-ini/1.0/samples"
    那么 命令以 0 结束
    并且 输出里有"Patient.identifier[card].value: (hidden) -> (hidden)"
    并且 输出里没有"FJ9999"

  场景: 用网关日志库里的报文试算草稿，说出几条会变
    假如 平台模拟器和网关已启动
    当 医院通过HTTP发送样例"fujian-ini/mzsf-two-items.txt"
    并且 医院通过HTTP发送样例"fujian-ini/mzsf-chronic.txt"
    假如 映射目录的副本中有"fujian-ini"的草稿"1.1"
    并且 副本的"sources/fujian-ini/1.1/mzsf.csv"把"Encounter.extension[med_type].valueCode,'14'"改为"Encounter.extension[med_type].valueCode,'12'"
    当 测试人员用网关的日志库试算草稿"fujian-ini@1.1"
    那么 命令以 0 结束
    并且 输出里有"2 messages in"
    并且 输出里有"1 touched by the draft"
    并且 输出里有"Encounter.extension[med_type].valueCode: 14 -> 12"
