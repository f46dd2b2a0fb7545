# language: zh-CN
@delivering @verdict
功能: 送往FHIR服务器的报文只产生一份资源
  每个资源按自己的标识更新或新建，所以应答丢失后重发不会产生第二份；服务器指出的问题落到具体元素上。

  场景大纲: 应答丢失（<故障>），重发之后仍然只有一份
    假如 平台模拟器和网关已启动
    并且 平台对"fhir"的下 1 次调用"<故障>"
    当 医院通过MLLP发送样例"hl7v2-standard/adt-a01-admit-v251.hl7"
    那么 确认代码为"AA"
    并且 FHIR服务器很快有 1 个"Patient"
    并且 FHIR服务器很快有 1 个"Encounter"
    并且 没有报文被搁置

    例子:
      | 故障                  |
      | act-then-drop         |
      | act-then-server-error |
      | act-then-html         |
      | reset                 |

  场景: 服务器要求稍后再来，网关按它说的时间等待后办完
    假如 平台模拟器和网关已启动
    并且 平台对"fhir"的下 1 次调用"maintenance"
    当 医院通过MLLP发送样例"hl7v2-standard/adt-a01-admit-v251.hl7"
    那么 FHIR服务器很快有 1 个"Patient"
    并且 没有报文被搁置

  场景: 按消息发送（$process-message），同一消息送两次只办一次
    假如 映射表的一份副本
    并且 映射表副本中"national/platform/fhir/1.0/plans.yaml"的"transaction: transaction"改为"transaction: message"
    并且 平台模拟器和网关已用映射表副本启动
    并且 平台对"fhir"的下 1 次调用"act-then-drop"
    当 医院通过MLLP发送样例"hl7v2-standard/adt-a01-admit-v251.hl7"
    那么 FHIR服务器很快有 1 个"MessageHeader"
    并且 FHIR服务器很快有 1 个"Patient"

  场景: 服务器不接受某个元素，运维人员看到是哪一个、该谁改
    假如 平台模拟器和网关已启动
    当 医院把样例"hl7v2-standard/adt-a08-gb18030-v24.hl7"中的"示范省^999999^CHN"改为"示范省^99^CHN"后通过HTTP发送
    那么 运维人员很快看到该报文的状态变为"refused"
    并且 运维人员看到责任方为"映射表"，处理办法包含"更正"，依据包含"Patient.address[0].postalCode"
