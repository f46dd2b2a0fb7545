# language: zh-CN
@mapping
功能: 映射表可以在不停业务的情况下重新加载，有错误的不会生效

  背景:
    假如 映射表的一份副本

  场景: 新映射表生效，运行的就是审核过的内容
    假如 平台模拟器和网关已用映射表副本启动
    当 映射表副本中“sources/provincial-text/1.0/error.reply.csv”的“'-1'”改为“'-9'”
    而且 运维人员以“换错误代码”为由重新加载映射表
    那么 重新加载的结果为“loaded”
    而且 运维人员看到“sources/provincial-text/1.0”的内容哈希与副本一致
    而且 健康检查对映射表给出“healthy”
    当 医院通过HTTP发送样例“provincial-text/bad-short-line.txt”
    那么 答复包含“-9|GW2003|”
    而且 日志文件中有“换错误代码”

  场景大纲: <错误>不会生效，上一版继续服务
    假如 平台模拟器和网关已用映射表副本启动
    当 映射表副本中“<文件>”的“<原文>”改为“<改为>”
    而且 运维人员以“试一下”为由重新加载映射表
    那么 重新加载的结果为“refused”
    而且 重新加载指出“<指出>”
    而且 仍由原来的映射表提供服务
    而且 健康检查对映射表给出“degraded”
    而且 运行指标中“gateway_mappings_reload_total”的结果“refused”至少为 1
    当 医院通过HTTP发送样例“provincial-text/register-national.txt”
    那么 答复包含“0|PT2020000001|”

    例子:
      | 错误             | 文件                                     | 原文              | 改为              | 指出                                        |
      | 写错目标         | sources/provincial-text/1.0/register.csv | Patient.name.text | Patient.nmae.text | sources/provincial-text/1.0/register.csv:4:target |
      | 改动已发布的目录 | sources/fujian-ini/1.0/CHANGELOG.md      | 1.0               | 1.0a              | GW8011                                      |
      | 写错平台方案     | national/platform/nhsa/1.0/plans.yaml    | lane: operator    | lane: operators   | plans.yaml                                  |

  场景: 网关自己留意到映射表的变化
    假如 平台模拟器和网关已用映射表副本启动，并自动留意副本的变化
    当 映射表副本中“sources/provincial-text/1.0/error.reply.csv”的“'-1'”改为“'-9'”
    那么 网关很快改用副本中的“sources/provincial-text/1.0”

  场景: 改正之后再加载就生效
    假如 平台模拟器和网关已用映射表副本启动
    当 映射表副本中“national/codes/sex.csv”的“9,未说明的性别,unknown”改为“9,未说明的性别,”
    而且 运维人员以“写漏了”为由重新加载映射表
    那么 重新加载的结果为“refused”
    当 映射表副本中“national/codes/sex.csv”的“9,未说明的性别,”改为“9,未说明的性别,other”
    而且 运维人员以“补上”为由重新加载映射表
    那么 重新加载的结果为“loaded”
    而且 健康检查对映射表给出“healthy”
