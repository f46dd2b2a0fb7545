using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class SettlementListTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public SettlementListTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_list_before_the_settlement_and_after_its_refund_is_refused()
    {
        string visit = await client.ChargedVisitAsync("JS1");
        TwinReply early = await client.SendAsync("4101A", List(visit, "1"));
        TwinReply settled = await client.SendAsync("2207", Desk.Settlement(visit));
        await client.SendAsync("2208", Desk.Refund(settled.Output["setlinfo"]!));

        TwinReply late = await client.SendAsync("4101A", List(visit, (string)settled.Output["setlinfo"]!["setl_id"]!));

        Assert.Equal(("结算信息不存在，不能上传结算清单", "结算信息不存在，不能上传结算清单"), (early.ErrMsg, late.ErrMsg));
    }

    [Fact]
    public async Task A_list_is_replaced_until_it_is_submitted_and_again_once_it_is_set_back()
    {
        string visit = await client.ChargedVisitAsync("JS1"), settlement = (string)(await client.SendAsync("2207", Desk.Settlement(visit))).Output["setlinfo"]!["setl_id"]!;
        TwinReply[] replies =
        [
            await client.SendAsync("4101A", List(visit, settlement)), await client.SendAsync("4101A", List(visit, settlement)),
            await client.SendAsync("4102", State(settlement, "1")), await client.SendAsync("4101A", List(visit, settlement)),
            await client.SendAsync("4102", State(settlement, "0")), await client.SendAsync("4101A", List(visit, settlement)),
        ];

        Assert.Equal([true, true, true, false, true, true], replies.Select(reply => reply.Accepted));
        Assert.Equal("结算清单已提交，不能重复上传", replies[3].ErrMsg);
        Assert.Equal(1, twin.Snapshot().SettlementLists);
    }

    [Fact]
    public async Task Nothing_can_be_asked_or_changed_of_a_list_that_is_not_there()
    {
        TwinReply query = await client.SendAsync("4103", Desk.Data(("psn_no", Desk.PersonNumber), ("setl_id", "1"))), state = await client.SendAsync("4102", State("1", "1"));

        Assert.Equal(("未查询到结算清单信息", "结算清单不存在，请先上传"), (query.ErrMsg, state.ErrMsg));
    }

    private static JsonObject List(string visit, string settlement) => new()
    {
        ["setlinfo"] = Desk.Node(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit), ("setl_id", settlement)),
        ["diseinfo"] = new JsonArray(Desk.Node(("diag_type", "1"), ("diag_code", "I10.x00"), ("diag_name", "高血压"), ("maindiag_flag", "1"))),
    };

    private static JsonObject State(string settlement, string state) => new() { ["stastinfo"] = Desk.Node(("psn_no", Desk.PersonNumber), ("setl_id", settlement), ("stas_type", state)) };
}
