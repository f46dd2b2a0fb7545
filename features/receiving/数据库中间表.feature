# language: zh-CN
@receiving
功能: 数据库中间表：医院把一单的各行写进前置库，网关轮询、办理、打标记并回写结果

  # 医院信息科照此填写配置即可。@列名 是绑定的参数，不是拼接的文本。

  背景:
    假如 医院的前置库有这些表:
      """
      CREATE TABLE HIS_MZDJ (JYDJH, YYBH, GMSFHM, XM, DWMC, XB, CSRQ, RYLB, GWYJB, ZYH, JZLB, RYRQ, RYZD, RYZDGJDM, BQDM, CWDH, TZDXSPH, BZ1, BZ2, BZ3, DRBZ);
      CREATE TABLE HIS_MZXM (JYDJH, YYBH, GMSFHM, ZYH, XMXH INTEGER, FYRQ, XMBH, XMMC, FLDM, YPGG, YPJX, JG, MCYL, JE, BZ1, BZ2, BZ3, DRBZ, YPLY);
      CREATE TABLE HIS_FYJS (JYDJH, YYBH, FYPC, GMSFHM, ZYH, JSRQ, ZYZJE, SBZFJE, ZHZFJE, BFXMZFJE, QFJE, GRZFJE1, GRZFJE2, GRZFJE3, CXZFJE, YYFDJE, ZFYY, DRBZ);
      """
    并且 平台模拟器和网关已启动，网关按此配置轮询前置库:
      """
      {
        "Name": "guangzhou", "Institution": "H99999900151", "Source": "guangzhou-staging", "Provider": "Sqlite", "Encoding": "gbk",
        "Next": "SELECT JYDJH FROM HIS_MZDJ WHERE DRBZ = '0' ORDER BY RYRQ, JYDJH",
        "Read": [
          { "Table": "HIS_MZDJ", "Sql": "SELECT * FROM HIS_MZDJ WHERE JYDJH = @JYDJH" },
          { "Table": "HIS_MZXM", "Sql": "SELECT * FROM HIS_MZXM WHERE JYDJH = @JYDJH ORDER BY XMXH" }
        ],
        "Mark": [ "UPDATE HIS_MZDJ SET DRBZ = '1' WHERE JYDJH = @JYDJH AND DRBZ = '0'" ],
        "Reply": [ {
          "Table": "HIS_FYJS",
          "Sql": "INSERT INTO HIS_FYJS (JYDJH, FYPC, ZYZJE, SBZFJE, ZHZFJE, BFXMZFJE, QFJE, GRZFJE1, ZFYY, DRBZ) VALUES (@JYDJH, @FYPC, @ZYZJE, @SBZFJE, @ZHZFJE, @BFXMZFJE, @QFJE, @GRZFJE1, @ZFYY, '0')"
        } ]
      }
      """

  场景: 一单写入前置库，只结算一次，结果成为结算表的一行
    当 医院把样例"guangzhou-staging/bill.sql"写入前置库
    那么 前置库查询"SELECT ZYZJE, DRBZ FROM HIS_FYJS WHERE JYDJH = 'JY0000000001'"很快得到"28.00|0"
    并且 前置库查询"SELECT DRBZ FROM HIS_MZDJ"很快得到"1"
    并且 平台上恰有 1 笔生效结算
    并且 日志库中有 1 条报文

  场景: 平台拒绝时，原因写在结算表里，不会反复收取
    当 医院把样例"guangzhou-staging/refused-unknown-person.sql"写入前置库
    那么 前置库查询"SELECT substr(ZFYY, 1, 6), ZYZJE FROM HIS_FYJS"很快得到"GW6001|"
    并且 前置库查询"SELECT DRBZ FROM HIS_MZDJ"很快得到"1"
    并且 日志库中有 1 条报文
    并且 平台上恰有 0 笔生效结算

  场景: 医院把标记改回0，同一单不会结算两次
    当 医院把样例"guangzhou-staging/bill.sql"写入前置库
    那么 前置库查询"SELECT COUNT(*) FROM HIS_FYJS"很快得到"1"
    当 医院在前置库执行"UPDATE HIS_MZDJ SET DRBZ = '0'"
    那么 前置库查询"SELECT COUNT(*), COUNT(DISTINCT ZHZFJE) FROM HIS_FYJS"很快得到"2|1"
    并且 平台上恰有 1 笔生效结算
    并且 日志库中有 1 条报文
