# language: zh-CN
@mapping
功能: 对照表与 Excel、WPS、ConceptMap 互通，前导零和生僻字一个不丢

  背景:
    假如 一份映射表副本

  场景大纲: 对照表导出为<格式>再导入，内容不变
    当 信息科在副本上运行"mappings codes export department-name --layer institution:H99999900001 --to @out.<扩展名>"
    那么 命令退出码为 0
    当 信息科在副本上运行"mappings codes import @out.<扩展名> --as department-name --into institution:H99999900001 --replace"
    那么 命令退出码为 0
    而且 命令提示"Nothing to change"
    而且 副本中的"institutions/H99999900001/codes/department-name.csv"与原表逐字节相同

    例子:
      | 格式          | 扩展名 |
      | Excel 工作簿  | xlsx   |
      | CSV           | csv    |
      | FHIR ConceptMap | json |

  场景: GB18030 编码、中文表头的 CSV 直接导入
    假如 按GB18030保存的文件in.csv:
      """
      编码,名称,目标编码,目标名称,关系,生效日期
      09,神经内科𠮷,神经内科,,相等,2026/1/31
      """
    当 信息科在副本上运行"mappings codes import @in.csv --as department-name --into institution:H99999900001"
    那么 命令退出码为 0
    而且 副本中的"institutions/H99999900001/codes/department-name.csv"包含"09,神经内科𠮷,神经内科,,equal,2026-01-31,,"
    而且 副本中的"institutions/H99999900001/codes/department-name.csv"包含"02,,内科,,equal,,,"

  场景: 丢失前导零的编码整表拒收，并指出行和列
    假如 按UTF-8保存的文件in.csv:
      """
      编码,目标编码
      2,内科
      08,眼科
      """
    当 信息科在副本上运行"mappings codes import @in.csv --as department-name --into institution:H99999900001"
    那么 命令退出码为 1
    而且 命令提示"in.csv:2:code"
    而且 命令提示"'02'"
    而且 副本中的"institutions/H99999900001/codes/department-name.csv"与原表逐字节相同

  场景: 国家编码表没有的目标编码给出最接近的正确名称
    假如 按UTF-8保存的文件in.csv:
      """
      编码,目标编码
      普通,111
      """
    当 信息科在副本上运行"mappings codes import @in.csv --as med_type --into national"
    那么 命令退出码为 1
    而且 命令提示"Did you mean '11'"
    而且 副本中没有"national/codes/med_type.csv"

  场景: 已发布的版本不能导入，提示先建新版本
    当 信息科在副本上运行"mappings tables export fujian-ini@1.0 --to @tables.xlsx"
    那么 命令退出码为 0
    当 信息科在副本上运行"mappings tables import @tables.xlsx --into fujian-ini@1.0"
    那么 命令退出码为 1
    而且 命令提示"gateway mappings version fujian-ini@1.0"
    当 信息科在副本上运行"mappings version fujian-ini@1.0 1.9 --from 2030-01-01"
    那么 命令退出码为 0
    当 信息科在副本上运行"mappings tables import @tables.xlsx --into fujian-ini@1.9"
    那么 命令退出码为 0
    而且 命令提示"0 tables would change"

  场景: WPS 另存为 GB18030 的表，检查时说明原因和修复命令
    假如 副本中的"institutions/H99999900001/codes/practitioner.csv"被按GB18030另存
    当 信息科在副本上运行"check"
    那么 命令退出码为 1
    而且 命令提示"The file is GB18030 text"
    而且 命令提示"gateway mappings normalize institutions/H99999900001/codes/practitioner.csv"
    当 信息科在副本上运行"mappings normalize institutions/H99999900001/codes/practitioner.csv"
    那么 命令退出码为 0
    而且 副本中的"institutions/H99999900001/codes/practitioner.csv"与原表逐字节相同

  场景: 新来源从一条命令开始，检查逐行指出还要填什么
    当 信息科在副本上运行"mappings new my-vendor --adapter ini --message sf --event outpatient.settle"
    那么 命令退出码为 0
    当 信息科在副本上运行"check"
    那么 命令退出码为 1
    而且 命令提示"sources/my-vendor/1.0/sf.csv:"
