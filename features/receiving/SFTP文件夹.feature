# language: zh-CN
@receiving @sftp
功能: SFTP文件夹收件：医院把文件上传到服务器，网关登录取走、办理，并把答复写回服务器

  场景: 上传完才收，答复写好才出现，原件归档
    假如 交换文件夹在SFTP服务器上，平台模拟器和网关已启动
    当 医院把样例"fujian-ini/mzsf-two-items.txt"写成Temp.txt再改名为Request.txt
    那么 文件夹里出现Reply.txt
    并且 答复中"Success"为"TRUE"
    并且 请求文件已归档且字节不变
    并且 平台上恰有 1 笔生效结算

  场景: 没传完的文件不会被收走
    假如 交换文件夹在SFTP服务器上，平台模拟器和网关已启动
    当 医院只写完样例"fujian-ini/mzsf-two-items.txt"的一半，文件名Temp.txt
    那么 600 毫秒内不出现Reply.txt
    并且 日志库中有 0 条报文

  场景: 主机密钥与配置不符时不登录，核对改正后照常收件
    假如 交换文件夹在SFTP服务器上，网关启动时配置的却是别的主机密钥指纹
    当 医院把样例"fujian-ini/mzsf-two-items.txt"写成Temp.txt再改名为Request.txt
    那么 600 毫秒内不出现Reply.txt
    并且 日志库中有 0 条报文
    当 运维人员核对指纹后改正配置并重启网关
    那么 文件夹里出现Reply.txt
    并且 答复中"Success"为"TRUE"
