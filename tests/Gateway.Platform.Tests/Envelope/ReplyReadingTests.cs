using System.Collections.Immutable;
using System.Net;
using System.Text;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class ReplyReadingTests
{
    [Theory]
    [InlineData("""{"infcode":0,"err_msg":null,"output":{}}""", AttemptOutcome.Accepted)]
    [InlineData("""{"infcode":"0","err_msg":"success","output":{}}""", AttemptOutcome.Accepted)]
    [InlineData("""{"infcode":"0","err_msg":"成功","output":null}""", AttemptOutcome.Accepted)]
    [InlineData("""{"infcode":-1,"inf_refmsgid":null,"err_msg":"该参保人的基本信息为空","output":null}""", AttemptOutcome.Refused)]
    [InlineData("""{"infcode":"-1","err_msg":"该参保人的基本信息为空"}""", AttemptOutcome.Refused)]
    [InlineData("""{"infcode":0,"err_msg":"FSI-文件查询号不能为空[fileBO_156]","output":null}""", AttemptOutcome.Refused)]
    [InlineData("""{"infcode":"-1","err_msg":"HttpClient,error status code :502"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":-2,"err_msg":"超时"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":999,"msg":"网关异常"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"code":"999","message":"网关异常"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"type":"error","infcode":-1,"err_msg":"空指针,异常流水号:17"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"type":"error","infcode":-1,"err_msg":"FSI-FSI-交易报文不正确：未知交易编号！,异常流水号:17"}""", AttemptOutcome.NotSent)]
    [InlineData("", AttemptOutcome.Unknown)]
    [InlineData("<html>502</html>", AttemptOutcome.Unknown)]
    [InlineData("[]", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":0,"outp""", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":0,"output":{}}{"infcode":0,"output":{}}""", AttemptOutcome.Accepted)]
    [InlineData("""{"infcode":0,"output":{}} {"infcode":-1,"err_msg":"该参保人的基本信息为空"}""", AttemptOutcome.Unknown)]
    [InlineData("""{"infcode":0,"output":{}}{"infcode""", AttemptOutcome.Unknown)]
    public void An_answer_is_done_refused_or_unknown_and_never_guessed(string body, AttemptOutcome expected) =>
        Assert.Equal(expected, Read(HttpStatusCode.OK, body).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("""{"message":"Blocked by flow control"}""")]
    public void Whoever_is_turned_away_for_coming_too_often_has_not_been_heard(string body)
    {
        ReplyReading reading = Read(HttpStatusCode.TooManyRequests, body);

        Assert.Equal((AttemptOutcome.NotSent, true), (reading.Outcome, reading.IsClosed));
    }

    [Fact]
    public void An_answer_that_came_twice_with_the_same_words_is_one_answer_and_is_counted()
    {
        const string Once = """{"infcode":0,"output":{"a":1}}""";

        Assert.Equal((true, false), (Read(HttpStatusCode.OK, Once + "\n" + Once).IsTwice, Read(HttpStatusCode.OK, Once + "\r\n").IsTwice));
    }

    [Theory]
    [InlineData("-1", AttemptOutcome.Unknown)] // a local library's word for a fault of its own
    [InlineData("-2", AttemptOutcome.Refused)]
    [InlineData("-3", AttemptOutcome.Unknown)]
    [InlineData("1", AttemptOutcome.Accepted)]
    [InlineData("0", AttemptOutcome.Unknown)]
    public void What_a_code_means_is_for_the_dialect_to_say(string code, AttemptOutcome expected)
    {
        var rules = new DialectAnswer { Codes = new Dictionary<string, CodeMeaning> { ["1"] = CodeMeaning.Done, ["-1"] = CodeMeaning.Unknown, ["-2"] = CodeMeaning.Refused }.ToImmutableSortedDictionary(StringComparer.Ordinal) };

        Assert.Equal(expected, ReplyReading.Of("2207", HttpStatusCode.OK, false, Encoding.UTF8.GetBytes($$"""{"infcode":{{code}},"err_msg":"x"}"""), Knowledge.Texts, rules).Outcome);
    }

    [Theory]
    [InlineData("""{"result":{"retRslt":"1"}}""", AttemptOutcome.Accepted)]
    [InlineData("""{"result":{"retRslt":1}}""", AttemptOutcome.Accepted)]
    [InlineData("""{"result":{"retRslt":"0"}}""", AttemptOutcome.Refused)]
    [InlineData("null", AttemptOutcome.Unknown)]
    public void A_sale_with_a_trace_code_is_done_only_when_its_output_says_so(string output, AttemptOutcome expected) =>
        Assert.Equal(expected, ReplyReading.Of("3505A", HttpStatusCode.OK, false, Encoding.UTF8.GetBytes($$"""{"infcode":0,"err_msg":null,"output":{{output}}}"""), Knowledge.Texts, new DialectAnswer()).Outcome);

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, """{"infcode":-1,"err_msg":"x"}""", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.BadGateway, "", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.Unauthorized, """{"code":"401","message":"签名校验失败"}""", false, AttemptOutcome.NotSent, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", true, AttemptOutcome.NotSent, true)]
    [InlineData(HttpStatusCode.OK, """{"infcode":-1,"err_msg":"系统维护中，请稍后再试"}""", false, AttemptOutcome.NotSent, true)]
    public void A_status_other_than_200_is_unknown_unless_it_says_that_nothing_is_taken_now(HttpStatusCode status, string body, bool hasRetryAfter, AttemptOutcome expected, bool isClosed)
    {
        ReplyReading reading = ReplyReading.Of("2207", status, hasRetryAfter, Encoding.UTF8.GetBytes(body), Knowledge.Texts, new DialectAnswer());

        Assert.Equal((expected, isClosed), (reading.Outcome, reading.IsClosed));
    }

    [Fact]
    public void The_detail_keeps_code_and_words_of_the_platform() =>
        Assert.Equal("-1 门诊患者已结算, 请勿重复结算", Read(HttpStatusCode.OK, """{"infcode":"-1","err_msg":"门诊患者已结算, 请勿重复结算"}""").Detail);

    [Fact]
    public void Output_is_found_as_object_as_array_and_as_json_text()
    {
        Assert.Equal("1", JsonValues.At(Output("""{"output":{"a":{"b":1}}}"""), "a/b").Single());
        Assert.Equal(["1", "2"], JsonValues.At(Output("""{"output":[{"b":1},{"b":"2"}]}"""), "b"));
        Assert.Equal("1", JsonValues.At(Output("""{"output":"{\"a\":{\"b\":1}}"}"""), "a/b").Single());
        Assert.Empty(JsonValues.At(Output("""{"output":null}"""), "a/b"));
    }

    private static ReplyReading Read(HttpStatusCode status, string body) => ReplyReading.Of("2207", status, false, Encoding.UTF8.GetBytes(body), Knowledge.Texts, new DialectAnswer());

    private static System.Text.Json.JsonElement Output(string body) => ReplyJson.Output(Encoding.UTF8.GetBytes(body), "output");
}
