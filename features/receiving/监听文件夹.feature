# language: zh-CN
@receiving
功能: 文件夹收件：临时文件改名为 Request.txt，轮询 Reply.txt

  背景:
    假如 平台模拟器和网关已启动

  场景: 写完才收，答复写好才出现
    当 医院把样例"fujian-ini/mzsf-two-items.txt"写成Temp.txt再改名为Request.txt
    那么 文件夹里出现Reply.txt
    并且 答复中"Success"为"TRUE"
    并且 请求文件已归档且字节不变

  场景: 没写完的文件不会被收走
    当 医院只写完样例"fujian-ini/mzsf-two-items.txt"的一半，文件名Temp.txt
    那么 600 毫秒内不出现Reply.txt
    并且 日志库中有 0 条报文
