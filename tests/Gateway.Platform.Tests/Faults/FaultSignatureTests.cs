using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Platform.Tests.Faults;

public sealed class FaultSignatureTests
{
    [Fact]
    public void Two_refusals_that_differ_in_persons_and_numbers_only_are_one_fault()
    {
        FaultSignature? one = Refused("姓名：测试甲 的账户 FJ001 已冻结"), other = Refused("姓名：测试乙 的账户 FJ002 已冻结");

        Assert.Equal(one, other);
        Assert.Equal(("GW6001", "2207"), (one!.Code, one.Transaction));
        Assert.DoesNotContain("测试", one.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("FJ00", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_text_or_transaction_is_another_fault()
    {
        Assert.NotEqual(Refused("账户已冻结"), Refused("医保目录未对照"));
        Assert.NotEqual(Refused("账户已冻结"), Refused("账户已冻结", transaction: "2204"));
    }

    [Fact]
    public void A_fault_before_anything_was_sent_goes_by_its_table_row()
    {
        ImmutableArray<JournalledFact> facts = [Fact(new JournalFact.Rejected([new Issue(IssueCodes.ValueRequired, new SourceLocation("PID/5/1", 12, 3), "Expected the person's name.") { TableRow = "adt-a04.csv:7:target" }]))];

        Assert.Equal(new FaultSignature(IssueCodes.ValueRequired.Id, "", "adt-a04.csv:7:target"), FaultSignature.Of(Header(IssueCodes.ValueRequired.Id), facts));
    }

    [Fact]
    public void A_message_without_an_issue_has_no_fault() => Assert.Null(FaultSignature.Of(Header(null), []));

    private static FaultSignature? Refused(string text, string transaction = "2207") => FaultSignature.Of(Header("GW6001"),
    [
        Fact(new JournalFact.Prepared("outpatient.settle", new LaneKey("l"), null, "v", [], "{}"u8.ToArray(), default)),
        Fact(new JournalFact.AttemptStarted(new AttemptIntent("M1", "settle", AttemptPurpose.Do, transaction, "nhsa", default, Encoding.UTF8.GetBytes("{}")))),
        Fact(new JournalFact.AttemptEnded("M1", AttemptOutcome.Refused, text, default, default, [])),
        Fact(new JournalFact.Finished(MessageState.Refused, [], default)),
    ]);

    private static JournalledFact Fact(JournalFact fact) => new(1, fact, new FactOrigin("gateway", "test", default));

    private static MessageHeader Header(string? code) => new(1, "H99999900001", "fujian-ini", "http", MessageState.Refused, default, default, "", 0, null, null, null, null, code, 1);
}
