# language: zh-CN
@receiving
功能: XML 与 JSON 报文：声明不可信也读得对，读不懂就说清在哪里

  背景:
    假如 平台模拟器和网关已启动

  场景: 声明 GB2312 却用了 GBK 以外的字，一个字也不丢
    当 医院通过HTTP发送样例"guiyang-xml/settle-gbk-name.xml"
    那么 答复状态码为 200
    并且 平台上业务号"GYFP0000005"恰有 1 笔生效结算

  场景大纲: 贵阳XML：<说明>
    当 医院通过HTTP发送样例"guiyang-xml/<样例>"
    那么 答复状态码为 422
    并且 答复包含"<RETCODE>-1</RETCODE>"
    并且 日志库中该报文的问题代码为"<代码>"
    并且 日志库保存的字节与发送的相同
    并且 平台收到 0 次"1101"

    例子:
      | 说明               | 样例                  | 代码   |
      | 字符串被截断       | bad-cut-off.xml       | GW2002 |
      | 带有DTD和外部实体  | bad-doctype.xml       | GW2002 |
      | 不是GBK的字节      | bad-gbk.xml           | GW2001 |
      | 数量写成汉字       | bad-quantity.xml      | GW3002 |
      | 项目没有对照       | bad-unmapped-item.xml | GW3003 |

  场景: 体检报告以 JSON 送来，code 1 表示收到
    当 医院通过HTTP发送样例"check-up-json/report-four-items.json"
    那么 答复状态码为 200
    并且 答复包含「{"code": 1, "msg": "成功"}」
    并且 FHIR服务器很快有 4 个"Observation"

  场景大纲: 体检JSON：<说明>
    当 医院通过HTTP发送样例"check-up-json/<样例>"
    那么 答复状态码为 422
    并且 答复包含「{"code": 0, "msg": "<代码> 」
    并且 日志库中该报文的问题代码为"<代码>"
    并且 日志库保存的字节与发送的相同

    例子:
      | 说明                 | 样例                    | 代码   |
      | 最后多一个逗号       | bad-trailing-comma.json | GW2002 |
      | 同一个名字出现两次   | bad-twice.json          | GW2002 |
      | 用GBK代替了UTF-8     | bad-gbk.json            | GW2001 |
