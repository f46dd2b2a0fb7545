# language: zh-CN
@mapping
功能: 按业务日期选版本，办理中的报文用它开始时的版本办完

  背景:
    假如 映射表的一份副本
    而且 映射表副本中来源“provincial-text”由“1.0”另建版本“1.1”，自“2026-01-01”起生效
    而且 映射表副本中“sources/provincial-text/1.1/register.csv”的“'基本医疗保险'”改为“'新版基本医疗保险'”

  场景: 老日期的报文仍用老版本
    当 测试人员在副本上运行“convert --source provincial-text”处理样例“provincial-text/register-national.txt”
    那么 退出码为 0
    而且 输出包含“基本医疗保险”
    而且 输出不包含“新版基本医疗保险”

  场景: 按指定日期转换，用当日生效的版本，报文自己的日期不变
    当 测试人员在副本上运行“convert --source provincial-text --as-of 2026-03-02”处理样例“provincial-text/register-national.txt”
    那么 退出码为 0
    而且 输出包含“新版基本医疗保险”
    而且 输出包含“2020-01-02T09:30:00”

  场景大纲: 按指定日期两次转换，<形式>逐字节相同
    当 测试人员两次运行“convert --source fujian-ini --as-of 2020-01-01 --as <形式>”处理样例“fujian-ini/mzsf-two-items.txt”
    那么 退出码为 0
    而且 两次输出完全相同

    例子:
      | 形式         |
      | canonical    |
      | transactions |
      | lineage      |

  场景: 没有版本覆盖的日期会被拒绝
    当 测试人员在副本上运行“convert --source provincial-text --as-of 1999-12-31”处理样例“provincial-text/register-national.txt”
    那么 退出码为 1
    而且 错误输出指出“GW3007”

  场景: 对照行按有效期取用
    假如 映射表副本中新增文件“regions/999999-示范市/codes/med_type.csv”:
      """
      code,target,valid_from,valid_to
      11,12,2026-01-01,2026-12-31
      """
    当 测试人员在副本上运行“convert --source provincial-text --as-of 2025-12-31”处理样例“provincial-text/register-national.txt”
    那么 输出包含“"valueCode": "11"”
    当 测试人员在副本上运行“convert --source provincial-text --as-of 2026-01-01”处理样例“provincial-text/register-national.txt”
    那么 输出包含“"valueCode": "12"”

  场景: 发布了新版本，办理中的报文仍按老版本答复
    假如 平台模拟器和网关已用映射表副本启动
    而且 平台对“2201”的下 1 次调用“stall”
    当 医院发送样例“provincial-text/register-national.txt”，“2201”已到平台但尚无应答
    而且 映射表副本中来源“provincial-text”由“1.0”另建版本“1.2”，自“2000-01-01”起生效
    而且 映射表副本中“sources/provincial-text/1.2/register.reply.csv”的“head/结果,'0'”改为“head/结果,'00'”
    而且 运维人员以“发布1.2”为由重新加载映射表
    那么 重新加载的结果为“loaded”
    当 重复发送同样的字节直到得到最终答复
    那么 答复包含“0|PT2020000001|”
