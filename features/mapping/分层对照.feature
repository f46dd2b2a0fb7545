# language: zh-CN
@mapping
功能: 编码按机构、市、省、来源、国家逐层对照，谁的规定起作用一查便知

  场景大纲: <地区>对<概念>的规定传到报文
    当 测试人员运行“mappings explain <本地码> --concept <概念> --institution <机构>”
    那么 退出码为 0
    而且 输出包含“-> <国家码>”
    而且 输出包含“<依据>”

    例子:
      | 地区         | 概念          | 机构         | 本地码 | 国家码 | 依据                                   |
      | 吉林市       | sex           | H99999900011 | 0      | female | regions/220200-吉林市/codes/sex.csv:2  |
      | 石家庄市     | med_type      | H99999900012 | 12     | 14     | regions/130100-石家庄市                |
      | 衡水市       | med_type      | H99999900013 | 12     | 41     | regions/131100-衡水市                  |
      | 山西省的市   | med_type      | H99999900014 | 14     | 41     | regions/140000-山西省                  |
      | 贵阳市       | insutype      | H99999900015 | 6      | 390    | regions/520100-贵阳市                  |
      | 湖南省       | psn_cert_type | H99999900016 | 02     | 01     | regions/430000-湖南省                  |
      | 天津市       | insutype      | H99999900017 | 1      | 310    | regions/120000-天津市                  |
      | 没有规定的市 | sex           | H99999900012 | 0      | unknown | national/codes/sex.csv                |

  场景: 同一份报文在吉林市和示范市含义不同
    当 测试人员运行“convert --source provincial-text --institution H99999900011”处理样例“provincial-text/register-sex-zero.txt”
    那么 输出包含“"gender": "female"”
    当 测试人员运行“convert --source provincial-text --institution H99999900001”处理样例“provincial-text/register-sex-zero.txt”
    那么 输出包含“"gender": "unknown"”

  场景: 国家改一处，各家医院都跟着变，除非当地另有规定
    假如 映射表的一份副本
    而且 映射表副本中“national/codes/sex.csv”的“0,未知的性别,unknown,未知”改为“0,未知的性别,other,其他”
    当 测试人员在副本上运行“mappings explain 0 --concept sex --institution H99999900012”
    那么 输出包含“-> other”
    当 测试人员在副本上运行“mappings explain 0 --concept sex --institution H99999900018”
    那么 输出包含“-> other”
    当 测试人员在副本上运行“mappings explain 0 --concept sex --institution H99999900011”
    那么 输出包含“-> female”
    而且 输出包含“shadowed by the nearer row, which says something else”

  场景: 哪一层都不认识的编码，说明后果、谁规定的和最接近的编码
    当 测试人员运行“mappings explain 2105 --concept med_type --institution H99999900016”
    那么 退出码为 1
    而且 输出包含“the message is refused”
    而且 输出包含“sources/provincial-text/1.0/source.yaml”
    而且 输出包含“near: 210”

  场景: 与下层不同的规定逐条列出
    当 测试人员运行“mappings conflicts --institution H99999900013”
    那么 退出码为 0
    而且 输出包含“med_type '12': region 131100 says 41”
    而且 输出包含“national lists says 12”

  场景: 同一层的两行互相矛盾就是错误
    假如 映射表的一份副本
    而且 映射表副本中新增文件“regions/999999-示范市/codes/sex.csv”:
      """
      code,target
      5,male
      5,female
      """
    当 测试人员在副本上运行“check”
    那么 退出码为 1
    而且 错误输出指出“regions/999999-示范市/codes/sex.csv:3:code”
