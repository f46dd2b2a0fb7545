using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class VerdictBookTests
{
    private static readonly VerdictBook Book = new(Product.Knowledge);

    [Fact]
    public void Every_issue_code_has_a_party_and_a_next_step() =>
        Assert.Empty(IssueCodes.All.Values.Where(code => !IssueVerdicts.Knows(code)).Select(code => code.Id));

    [Theory]
    [InlineData("GW1005", Party.Sender)]
    [InlineData("GW3001", Party.Sender)]
    [InlineData("GW3003", Party.Mapping)]
    [InlineData("GW4003", Party.Patient)]
    [InlineData("GW4001", Party.Sender)]
    [InlineData("GW4010", Party.Platform)]
    [InlineData("GW4011", Party.Patient)]
    [InlineData("GW4013", Party.Patient)]
    [InlineData("GW4016", Party.Mapping)]
    [InlineData("GW5004", Party.Sender)]
    [InlineData("GW6101", Party.Mapping)]
    [InlineData("GW9003", Party.Gateway)]
    public void An_issue_of_our_own_names_who_has_to_act(string code, Party party) =>
        Assert.Equal(party, Book.Of(new Issue(IssueCodes.All[code], new SourceLocation("mzsf/cardno"), "Expected a card."), "H99999900001").Party);

    [Fact]
    public void A_refusal_is_explained_by_the_table_with_the_attempt_as_evidence()
    {
        Verdict verdict = Of(MessageState.Refused, new JournalFact.Finished(MessageState.Refused, [new Issue(IssueCodes.PlatformRefused, new SourceLocation("2204 charges"), "-1 A01的目录编码匹配结果不存在")], default), (AttemptOutcome.Refused, "2204", "-1 A01的目录编码匹配结果不存在"))!;

        Assert.Equal((Party.Mapping, "映射表"), (verdict.Party, verdict.PartyChinese));
        Assert.Contains("目录对照表", verdict.Chinese, StringComparison.Ordinal);
        Assert.StartsWith("2204 H999999000012026030209000000011", verdict.Evidence, StringComparison.Ordinal);
        Assert.Contains("errors.csv:", verdict.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_that_nobody_knows_is_the_platforms_and_says_so()
    {
        Verdict verdict = Of(MessageState.Refused, new JournalFact.Finished(MessageState.Refused, [new Issue(IssueCodes.PlatformRefused, new SourceLocation("2207 settle"), "-1 该人员账户已冻结")], default), (AttemptOutcome.Refused, "2207", "-1 该人员账户已冻结"))!;

        Assert.Equal(Party.Platform, verdict.Party);
        Assert.Contains("原文不在对照表中", verdict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: ConnectionError.", Party.Network)]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: NameResolutionError.", Party.Network)]
    [InlineData(AttemptOutcome.Unknown, "Connection broken.", Party.Network)]
    [InlineData(AttemptOutcome.Unknown, "No answer in time.", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "No answer within 60 s.", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "The answer is empty.", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "The answer is no JSON object.", Party.Middle)]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: no connection in time.", Party.Network)]
    [InlineData(AttemptOutcome.Unknown, "HTTP 404", Party.Gateway)]
    [InlineData(AttemptOutcome.Unknown, "HTTP 502", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "-2 exception", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "The answer says that it was done, but does not give setl_id.", Party.Platform)]
    [InlineData(AttemptOutcome.Unknown, "The answer cannot be decrypted.", Party.Gateway)]
    [InlineData(AttemptOutcome.NotSent, "No address is configured for area 999999.", Party.Gateway)]
    [InlineData(AttemptOutcome.NotSent, "Platform:Nhsa:999999 lacks CipherKey.", Party.Gateway)]
    [InlineData(AttemptOutcome.NotSent, "paths.csv of area 130000 has no row for 2207.", Party.Mapping)]
    [InlineData(AttemptOutcome.NotSent, "HTTP 503 系统维护中", Party.Platform)]
    [InlineData(AttemptOutcome.NotSent, "GW6801 HTTP 401", Party.Gateway)]
    [InlineData(AttemptOutcome.NotSent, "No access token: HTTP 500.", Party.Middle)]
    [InlineData(AttemptOutcome.Unknown, "-1 空指针,异常流水号:17", Party.Platform)]
    public void A_message_that_waits_says_by_whose_fault(AttemptOutcome outcome, string detail, Party party)
    {
        Verdict verdict = Of(MessageState.Prepared, null, (outcome, "2207", detail))!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains(detail, verdict.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_behind_a_parked_one_names_that_one()
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), LaneState.Blocked, 7, 1, null, null);

        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], new Waiting(lane, null))!;

        Assert.Contains("gateway messages show 7", verdict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LaneState.Sleeping)]
    [InlineData(LaneState.Blocked)]
    public void A_message_behind_another_has_the_party_that_holds_that_one_up(LaneState state)
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), state, 7, 1, null, null);
        var first = new Verdict(Party.Network, "1101: Connection broken.", "检查专线。", "Check the line.");

        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], new Waiting(lane, null) { First = first })!;

        Assert.Equal((Party.Network, "#7: 1101: Connection broken."), (verdict.Party, verdict.Evidence));
    }

    [Theory]
    [InlineData("HTTP 502", Party.Middle)]
    [InlineData("Connection broken: ConnectionError.", Party.Network)]
    [InlineData(null, Party.Gateway)]
    public void A_message_at_a_gate_has_the_party_of_the_failure_that_shut_it(string? failure, Party party)
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), LaneState.AtGate, 9, 0, null, "2207") { Failure = failure };

        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], new Waiting(lane, null))!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains($"2207{(failure is null ? "" : $", {failure}")}", verdict.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GW6801 HTTP 401 签名校验失败", Party.Gateway, "密钥")]
    [InlineData("系统维护中", Party.Platform, "自动继续")]
    public void A_closed_destination_says_why_and_that_it_goes_on_by_itself(string reason, Party party, string advice)
    {
        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], new Waiting(null, new ClosureView(Times.Start, reason, false, Times.Start)))!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains(advice, verdict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LaneState.Sleeping, "The gateway stopped before")]
    [InlineData(LaneState.Active, "J2")]
    public void An_attempt_of_which_nobody_heard_the_end_is_the_gateways_unless_it_is_out_now(LaneState state, string evidence)
    {
        var intent = new AttemptIntent("H999999000012026030209000000011", "step", AttemptPurpose.Do, "2207", Destinations.Nhsa, Times.Start, default);
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), state, 9, 0, null, null);

        Verdict verdict = Book.Of(Header(MessageState.Prepared), [new JournalledFact(0, new JournalFact.AttemptStarted(intent), new FactOrigin("gateway", "test", Times.Start))], new Waiting(lane, null))!;

        Assert.Equal(Party.Gateway, verdict.Party);
        Assert.Contains(evidence, verdict.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_parked_because_nobody_answered_keeps_the_last_answer_as_evidence()
    {
        var issue = new Issue(IssueCodes.OutcomeUnresolved, new SourceLocation("2207"), "Last answer: Unknown, No answer in time.");

        Verdict verdict = Of(MessageState.Parked, new JournalFact.Parked([issue]), (AttemptOutcome.Unknown, "5203", "No answer in time."))!;

        Assert.Equal(Party.Middle, verdict.Party);
        Assert.Contains("5203 H99999900001", verdict.Evidence, StringComparison.Ordinal);
        Assert.Contains("经办机构", verdict.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_needs_no_verdict() => Assert.Null(Of(MessageState.Accepted, null, (AttemptOutcome.Unknown, "2207", "No answer in time.")));

    private static Verdict? Of(MessageState state, JournalFact? end, (AttemptOutcome Outcome, string Transaction, string Detail) attempt)
    {
        string msgId = "H999999000012026030209000000011";
        var intent = new AttemptIntent(msgId, "step", AttemptPurpose.Do, attempt.Transaction, Destinations.Nhsa, Times.Start, default);
        JournalFact?[] facts = [new JournalFact.AttemptStarted(intent), new JournalFact.AttemptEnded(msgId, attempt.Outcome, attempt.Detail, default, default, []), end];
        return Book.Of(Header(state), [.. facts.OfType<JournalFact>().Select((fact, at) => new JournalledFact(at, fact, new FactOrigin("gateway", "test", Times.Start)))], default);
    }

    private static MessageHeader Header(MessageState state) =>
        new(9, "H99999900001", "fujian-ini", "http", state, Times.Start, Times.Start, "00", 1, "outpatient.settle", new LaneKey("nhsa/H99999900001/visit/MZ1"), null, null, null, 1);
}
