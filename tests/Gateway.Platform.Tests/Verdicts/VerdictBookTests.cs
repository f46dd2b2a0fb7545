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
    [InlineData(AttemptOutcome.NotSent, "GW6801 HTTP 401 签名校验失败：签名不一致 Our clock is 600 s ahead of theirs.", Party.Gateway, "校准网关服务器的时间")]
    [InlineData(AttemptOutcome.NotSent, "GW6801 HTTP 401 签名校验失败：时间戳超出允许范围", Party.Gateway, "校准网关服务器的时间")]
    [InlineData(AttemptOutcome.NotSent, "GW6801 HTTP 401 apikey的密钥已过期", Party.Gateway, "申请新的密钥")]
    [InlineData(AttemptOutcome.NotSent, "GW6801 -1 数字证书已过期", Party.Gateway, "申请新的密钥或证书")]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: SecureConnectionError, the other side's certificate is not valid today.", Party.Middle, "更换证书")]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: SecureConnectionError, the other side's certificate is of another name.", Party.Gateway, "证书上的域名")]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: SecureConnectionError, nobody who is trusted vouches for the other side's certificate.", Party.Network, "检查证书")]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: SecureConnectionError, the other side ended the handshake.", Party.Gateway, "客户端证书")]
    [InlineData(AttemptOutcome.NotSent, "Connection broken: SecureConnectionError, the other side does not speak TLS.", Party.Gateway, "http")]
    [InlineData(AttemptOutcome.NotSent, "HTTP 429", Party.Middle, "RateLimit")]
    [InlineData(AttemptOutcome.NotSent, "-1 请求过于频繁，请稍后再试", Party.Middle, "RateLimit")]
    [InlineData(AttemptOutcome.Unknown, "系统繁忙，请稍后再试", Party.Platform, "先查询")]
    [InlineData(AttemptOutcome.Unknown, "The answer is about another message.", Party.Middle, "串了连接")]
    [InlineData(AttemptOutcome.Unknown, "Two answers came that differ.", Party.Middle, "先查询")]
    public void A_message_that_waits_says_by_whose_fault(AttemptOutcome outcome, string detail, Party party, string advice = "")
    {
        Verdict verdict = Of(MessageState.Prepared, null, (outcome, "2207", detail))!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains(advice, verdict.Chinese, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(AttemptOutcome.NotSent, "GW6801 HTTP 401 login The token is missing or not ours.", Party.Gateway, "令牌")]
    [InlineData(AttemptOutcome.Unknown, "HTTP 409 conflict Version 3 is not the last.", Party.Platform, "版本")]
    [InlineData(AttemptOutcome.NotSent, "HTTP 429 throttled Slow down.", Party.Platform, "放慢")]
    [InlineData(AttemptOutcome.Unknown, "HTTP 500 exception NullPointerException", Party.Platform, "日志")]
    [InlineData(AttemptOutcome.Unknown, "HTTP 502", Party.Middle, "先查询")]
    public void What_a_FHIR_server_says_of_itself_is_its_own(AttemptOutcome outcome, string detail, Party party, string advice)
    {
        Verdict verdict = Of(MessageState.Prepared, null, (outcome, FhirForms.Message, detail), Destinations.Fhir)!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains(advice, verdict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code-invalid The code is not in the value set.", Party.Mapping)]
    [InlineData("business-rule A discharge comes after its admission.", Party.Sender)]
    [InlineData("multiple-matches Two patients have this identifier.", Party.Platform)]
    [InlineData("not-found Organization/7 is not here.", Party.Sender)]
    public void What_a_FHIR_server_refuses_is_told_by_its_code(string reason, Party party) =>
        Assert.Equal(party, Book.Of(new Issue(IssueCodes.FhirRefused, new SourceLocation("Patient"), reason), "H99999900001").Party);

    [Fact]
    public void An_answer_that_came_after_all_shows_that_the_platform_is_slow_and_not_the_line()
    {
        string msgId = "H999999000012026030209000000011";
        var intent = new AttemptIntent(msgId, "step", AttemptPurpose.Do, "2207", Destinations.Nhsa, Times.Start, default);
        JournalFact[] facts = [new JournalFact.AttemptStarted(intent), new JournalFact.AttemptEnded(msgId, AttemptOutcome.Unknown, "No answer in time.", default, default, []), new JournalFact.AnsweredLate(msgId, AttemptOutcome.Accepted, "0 success", default)];

        Assert.Equal(Party.Middle, Of(facts[..2]).Party);
        Assert.Equal(Party.Platform, Of(facts).Party);
        Assert.Contains("0 success", Of(facts).Evidence, StringComparison.Ordinal);

        static Verdict Of(JournalFact[] facts) => Book.Of(Header(MessageState.Prepared), [.. facts.Select((fact, at) => new JournalledFact(at, fact, new FactOrigin("gateway", "test", Times.Start)))], default)!;
    }

    [Fact]
    public void A_message_that_waits_for_a_sign_in_has_the_party_that_holds_that_up()
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), LaneState.AtSession, 9, 0, null, "operator 0001 is being signed in");
        var first = new Verdict(Party.Mapping, "9001: -1 签到失败", "核对操作员。", "Check the operator.");
        var waiting = new Waiting(lane, null) { SigningIn = 7, First = first };

        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], waiting)!;

        Assert.Equal(7, waiting.HeldBy(Header(MessageState.Prepared)));
        Assert.Equal((Party.Mapping, "#7: 9001: -1 签到失败"), (verdict.Party, verdict.Evidence));
        Assert.Contains("核对操作员", verdict.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_that_ends_sessions_as_they_begin_is_named_although_a_call_was_turned_away()
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), LaneState.Sleeping, 9, 0, Times.Start, LaneView.SessionEndedAtOnce);

        Assert.Equal(Party.Platform, Of(MessageState.Prepared, null, (AttemptOutcome.NotSent, "1101", "-1 签到已失效"), waiting: new Waiting(lane, null))!.Party);
        Assert.Equal(Party.Gateway, Of(MessageState.Prepared, null, (AttemptOutcome.NotSent, "1101", "-1 签到已失效"))!.Party);
    }

    [Theory]
    [InlineData("HTTP 502", Party.Middle)]
    [InlineData("Connection broken.", Party.Network)]
    [InlineData(null, Party.Gateway)]
    public void Where_a_destination_has_opened_only_lately_what_waits_for_a_seat_names_the_last_failure(string? failure, Party party)
    {
        var lane = new LaneView(new LaneKey("nhsa/H99999900001/visit/MZ1"), LaneState.Ready, 9, 0, null, null) { Seats = 1, Failure = failure };

        Assert.Equal(party, Book.Of(Header(MessageState.Prepared), [], new Waiting(lane, null))!.Party);
    }

    [Theory]
    [InlineData("HTTP 429", Party.Middle)]
    [InlineData("-1 请求过于频繁，请稍后再试", Party.Middle)]
    [InlineData("GW6801 HTTP 401 签名校验失败 Our clock is 700 s behind theirs.", Party.Gateway)]
    public void A_closed_destination_is_explained_by_the_words_that_closed_it(string reason, Party party)
    {
        Verdict verdict = Book.Of(Header(MessageState.Prepared), [], new Waiting(null, new ClosureView(Times.Start, reason, false, Times.Start)))!;

        Assert.Equal(party, verdict.Party);
        Assert.Contains("再试", verdict.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_needs_no_verdict() => Assert.Null(Of(MessageState.Accepted, null, (AttemptOutcome.Unknown, "2207", "No answer in time.")));

    private static Verdict? Of(MessageState state, JournalFact? end, (AttemptOutcome Outcome, string Transaction, string Detail) attempt, string destination = Destinations.Nhsa, Waiting waiting = default)
    {
        string msgId = "H999999000012026030209000000011";
        var intent = new AttemptIntent(msgId, "step", AttemptPurpose.Do, attempt.Transaction, destination, Times.Start, default);
        JournalFact?[] facts = [new JournalFact.AttemptStarted(intent), new JournalFact.AttemptEnded(msgId, attempt.Outcome, attempt.Detail, default, default, []), end];
        return Book.Of(Header(state), [.. facts.OfType<JournalFact>().Select((fact, at) => new JournalledFact(at, fact, new FactOrigin("gateway", "test", Times.Start)))], waiting);
    }

    private static MessageHeader Header(MessageState state) =>
        new(9, "H99999900001", "fujian-ini", "http", state, Times.Start, Times.Start, "00", 1, "outpatient.settle", new LaneKey("nhsa/H99999900001/visit/MZ1"), null, null, null, 1);
}
