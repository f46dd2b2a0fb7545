# language: zh-CN
@receiving
功能: 临床文档与国际标准：医院按哪种标准来，网关就按哪种标准答

  背景:
    假如 平台模拟器和网关已启动

  场景: 互联互通的患者注册装在 SOAP 的 CDATA 里，应答码 AA
    当 机构"H99999900141"通过HTTP发送样例"hip-hl7v3/patient-add.xml"到来源"hip-hl7v3"
    那么 答复状态码为 200
    并且 答复包含「<acknowledgement typeCode="AA"><targetMessage><id root="2.16.156.10011.0" extension="00000000-0000-4000-8000-000000000001"/>」
    并且 FHIR服务器很快有 1 个"Patient"

  场景: 共享文档的章节换了次序，按数据元代码仍能找到诊断和药品
    当 机构"H99999900141"通过HTTP发送样例"shared-document/prescription-two-and-two.xml"到来源"shared-document"
    那么 答复状态码为 200
    并且 FHIR服务器很快有 2 个"Condition"
    并且 FHIR服务器很快有 2 个"MedicationRequest"

  场景: 医院直接用 FHIR R4 结算，用 XML 来就用 XML 答
    当 机构"H99999900141"通过HTTP发送样例"fhir-r4/settle.xml"到来源"fhir-r4"
    那么 答复状态码为 200
    并且 答复包含「<category><coding><system value="urn:cn:nhsa:code:amount"/><code value="medfee_sumamt"/></coding></category><amount><value value="28.00"/>」
    并且 平台上业务号"FH20200102000003"恰有 1 笔生效结算

  场景大纲: 读不懂的标准报文：<说明>
    当 机构"<机构>"通过HTTP发送样例"<来源>/<样例>"到来源"<来源>"
    那么 答复状态码为 422
    并且 答复包含「<答复>」
    并且 日志库中该报文的问题代码为"<代码>"
    并且 日志库保存的字节与发送的相同

    例子:
      | 说明                   | 机构         | 来源                  | 样例            | 代码   | 答复                                            |
      | R4 没有的元素          | H99999900141 | fhir-r4               | bad-gender.json | GW2002 | {"resourceType":"OperationOutcome","issue":[{   |
      | 解开后有17MB的小压缩包 | H99999900143 | immunization-registry | bad-bomb.xml    | GW2007 | <downloadVaccByChildNoReturn>Aw==</             |
