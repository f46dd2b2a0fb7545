# language: zh-CN
@receiving
功能: 血球仪的定长结果和民政的Excel名单，都到FHIR服务器

  背景:
    假如 平台模拟器和网关已启动

  场景: 血球仪一组结果，主机应答一个字节
    当 机构"H99999900101"通过HTTP发送样例"kx21-serial/group.bin"到来源"kx21-serial"
    那么 答复状态码为 200
    并且 FHIR服务器很快有 20 个"Observation"

  场景: 民政救助名单：标题、合并单元格、合计行、日期三种写法，五个人都收到了
    当 机构"H99999900102"通过HTTP发送样例"civil-list/list.xlsx"到来源"civil-list"
    那么 FHIR服务器很快有 5 个"Coverage"
