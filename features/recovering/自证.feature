# language: zh-CN
@recovering @prove
功能: 网关能证明自己：断电、写坏、停顿之后，受理过的一笔不丢、不重、不乱序

  场景: 网关在写盘或联网的某一点被杀死，重启后全部办结，账目一致
    当 测试人员运行"prove --only crash --minutes 0 --seed 3"
    那么 命令以 0 结束
    并且 输出里有"crash/"
    并且 输出里有"Nothing was lost, doubled or reordered."

  场景: 日志文件尾部丢失、写乱，或有一位翻转，已确认的都在，坏的不会当作好的
    当 测试人员运行"prove --only torn --minutes 0 --seed 7"
    那么 命令以 0 结束
    并且 输出里有"torn/turned bit"

  场景: 同一种子的模拟可以重现
    当 测试人员运行"prove --only simulation --minutes 0 --seed 7"
    那么 命令以 0 结束
    并且 输出里有"simulation/"

  场景: 曾经失败的一次可以按种类、种子和失效点单独重做
    当 测试人员运行"prove --only torn --seed 5 --point cut"
    那么 命令以 0 结束
    并且 输出里有"torn/cut"

  场景: 没有的失效点说明有哪些
    当 测试人员运行"prove --only clock --point noon"
    那么 命令以 2 结束
    并且 错误输出指出"an hour back"

  场景: 没有的种类说明有哪些
    当 测试人员运行"prove --only earthquake"
    那么 命令以 2 结束
    并且 错误输出指出"crash"
