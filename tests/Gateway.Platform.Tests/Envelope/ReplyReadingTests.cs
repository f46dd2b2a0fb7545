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
    public void An_answer_is_done_refused_or_unknown_and_never_guessed(string body, AttemptOutcome expected) =>
        Assert.Equal(expected, Read(HttpStatusCode.OK, body).Outcome);

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, """{"infcode":-1,"err_msg":"x"}""", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.BadGateway, "", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.Unauthorized, """{"code":"401","message":"签名校验失败"}""", false, AttemptOutcome.NotSent, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", false, AttemptOutcome.Unknown, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", true, AttemptOutcome.NotSent, true)]
    [InlineData(HttpStatusCode.OK, """{"infcode":-1,"err_msg":"系统维护中，请稍后再试"}""", false, AttemptOutcome.NotSent, true)]
    public void A_status_other_than_200_is_unknown_unless_it_says_that_nothing_is_taken_now(HttpStatusCode status, string body, bool hasRetryAfter, AttemptOutcome expected, bool isClosed)
    {
        ReplyReading reading = ReplyReading.Of("2207", status, hasRetryAfter, Encoding.UTF8.GetBytes(body), Knowledge.Texts);

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

    private static ReplyReading Read(HttpStatusCode status, string body) => ReplyReading.Of("2207", status, false, Encoding.UTF8.GetBytes(body), Knowledge.Texts);

    private static System.Text.Json.JsonElement Output(string body) => ReplyJson.Output(Encoding.UTF8.GetBytes(body), "output");
}
