using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Transactions;

public sealed class ReversalTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public ReversalTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task A_reversed_settlement_is_as_if_it_had_never_been()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        await client.SendAsync("2207", Desk.Settlement(visit), msgid);
        TwinReply reversal = await client.SendAsync("2601", Desk.Reversal(msgid, "2207"));
        TwinReply query = await client.SendAsync("5203", Desk.Data(("psn_no", Desk.PersonNumber), ("mdtrt_id", visit)));
        TwinReply again = await client.SendAsync("2601", Desk.Reversal(msgid, "2207"));

        Assert.True(reversal.Accepted && reversal.Json["output"] is null);
        Assert.Empty(query.Output["setlinfo"]!.AsArray());
        Assert.Contains("原交易已冲正", again.ErrMsg, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0m), (twin.Ledger()[0].Live, twin.Ledger()[0].Reversed, twin.Ledger()[0].Net));
        Assert.Equal(1000.00m, (decimal)(await client.SendAsync("2206", Desk.Settlement(visit))).Amount("balc") + 20.50m);
    }

    [Fact]
    public async Task After_a_reversal_the_visit_is_settled_again_under_a_new_msgid()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        await client.SendAsync("2207", Desk.Settlement(visit), msgid);
        await client.SendAsync("2601", Desk.Reversal(msgid, "2207"));

        Assert.True((await client.SendAsync("2207", Desk.Settlement(visit))).Accepted);
        Assert.Equal(1, twin.Ledger()[0].Live);
    }

    [Fact]
    public async Task An_unknown_msgid_is_refused_and_buried_so_that_a_late_original_is_refused_too()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        TwinReply reversal = await client.SendAsync("2601", Desk.Reversal(msgid, "2207"));
        TwinReply late = await client.SendAsync("2207", Desk.Settlement(visit), msgid);

        Assert.Contains("未查询到原交易信息", reversal.ErrMsg, StringComparison.Ordinal);
        Assert.Equal("原交易已申请冲正，不再受理", late.ErrMsg);
        Assert.Equal((0, 1), (twin.Ledger()[0].Live, twin.Snapshot().Tombstones));
    }

    [Fact]
    public async Task A_refunded_settlement_is_not_reversed()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        TwinReply settled = await client.SendAsync("2207", Desk.Settlement(visit), msgid);
        await client.SendAsync("2208", Desk.Refund(settled.Output["setlinfo"]!));

        TwinReply reversal = await client.SendAsync("2601", Desk.Reversal(msgid, "2207"));

        Assert.Equal("FSI-调用业务基础子系统冲正失败:冲正的结算信息退费结算标志不为未退费，不能办理冲正交易[iptPsnSetlMgtBO_4412][outpatientSettleBO_40]", reversal.ErrMsg);
    }

    [Fact]
    public async Task A_reversed_refund_makes_its_settlement_live_again()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        TwinReply settled = await client.SendAsync("2207", Desk.Settlement(visit));
        await client.SendAsync("2208", Desk.Refund(settled.Output["setlinfo"]!), msgid);

        TwinReply reversal = await client.SendAsync("2601", Desk.Reversal(msgid, "2208"));

        Assert.True(reversal.Accepted);
        Assert.Equal((1, 28.00m, 28.00m), (twin.Ledger()[0].Live, twin.Ledger()[0].Total, twin.Ledger()[0].Net));
        Assert.Equal("门诊患者已结算, 请勿重复结算", (await client.SendAsync("2207", Desk.Settlement(visit))).ErrMsg);
    }

    [Fact]
    public async Task A_reversed_refund_waits_if_the_visit_was_settled_anew()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        TwinReply settled = await client.SendAsync("2207", Desk.Settlement(visit));
        await client.SendAsync("2208", Desk.Refund(settled.Output["setlinfo"]!), msgid);
        await client.SendAsync("2207", Desk.Settlement(visit));

        Assert.False((await client.SendAsync("2601", Desk.Reversal(msgid, "2208"))).Accepted);
        Assert.Equal(1, twin.Ledger()[0].Live);
    }

    [Fact]
    public async Task A_reversed_pharmacy_sale_frees_its_invoice()
    {
        using var pharmacy = new TwinClient(twin.Url, "P99999900001");
        string msgid = pharmacy.NewMsgid();
        await pharmacy.SendAsync("2102", Desk.Sale("YD1"), msgid);
        TwinReply reversal = await pharmacy.SendAsync("2601", Desk.Reversal(msgid, "2102", "9999992000000000001"));

        Assert.True(reversal.Accepted);
        Assert.True((await pharmacy.SendAsync("2102", Desk.Sale("YD1"))).Accepted);
    }

    [Theory]
    [InlineData("2201")]
    [InlineData("2204")]
    public async Task Registrations_and_charges_are_not_reversible(string infno)
    {
        Assert.Equal("门诊结算和门诊结算撤销才支持冲正交易", (await client.SendAsync("2601", Desk.Reversal(client.NewMsgid(), infno))).ErrMsg);
        Assert.Equal(0, twin.Snapshot().Tombstones);
    }

    [Fact]
    public async Task Another_persons_settlement_is_not_reversed()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        await client.SendAsync("2207", Desk.Settlement(visit), msgid);

        Assert.False((await client.SendAsync("2601", Desk.Reversal(msgid, "2207", "9999990000000000002"))).Accepted);
        Assert.Equal(1, twin.Ledger()[0].Live);
    }
}
