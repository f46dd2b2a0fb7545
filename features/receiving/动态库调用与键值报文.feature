# language: zh-CN
@receiving @settlement
功能: 动态库和组件的调用由医院的垫片逐行写下，网关按同样的写法答复

  背景:
    假如 平台模拟器和网关已启动

  场景: 逐项赋值的调用：两行明细交错赋值，先结算再整单冲销
    当 机构"H99999900161"通过HTTP发送样例"powersi-putget/settle-mixed-rows.txt"到来源"powersi-putget"
    那么 答复状态码为 200
    并且 答复包含"run()=0"
    并且 答复包含「setresultset("CalcResultInfo")=3」
    并且 平台上恰有 1 笔生效结算
    当 机构"H99999900161"通过HTTP发送样例"powersi-putget/refund.txt"到来源"powersi-putget"
    那么 答复状态码为 200
    并且 平台收到 1 次"2208"
    并且 平台上恰有 0 笔生效结算

  场景: 逐项组装的组件调用：按最小包装单价上传，再凭答复中的结算号撤销
    当 机构"H99999900163"通过HTTP发送样例"dareway-com/settle-trace.txt"到来源"dareway-com"
    那么 答复状态码为 200
    并且 答复包含「result_s("brjsh")="MZ20200102000001"」
    当 机构"H99999900163"通过HTTP发送样例"dareway-com/destroy-trace.txt"到来源"dareway-com"
    那么 答复状态码为 200
    并且 平台上恰有 0 笔生效结算

  场景: 定长参数超过缓冲区的调用被拒绝，平台什么也没有收到
    当 机构"H99999900162"通过HTTP发送样例"jilin-yhyb/bad-too-long.txt"到来源"jilin-yhyb"
    那么 答复状态码为 422
    并且 答复包含"GW2002"
    并且 平台收到 0 次"2207"

  场景: 键值报文的答复按位置读取：先预结算，再结算和作废
    当 机构"H99999900164"通过HTTP发送样例"cixi-kv/p12_cixi_kv.request.txt"到来源"cixi-kv"
    那么 答复状态码为 200
    并且 答复包含"code=0&msg=&zje=28.00&zfje="
    当 机构"H99999900164"通过HTTP发送样例"cixi-kv/settle-array-by-array.txt"到来源"cixi-kv"
    那么 平台上恰有 1 笔生效结算
    当 机构"H99999900164"通过HTTP发送样例"cixi-kv/void.txt"到来源"cixi-kv"
    那么 答复包含"code=0&msg="
    并且 平台上恰有 0 笔生效结算
