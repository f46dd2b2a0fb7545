using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests.Envelope;

public sealed class EnvelopeTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public EnvelopeTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Theory]
    [InlineData("msgid")]
    [InlineData("mdtrtarea_admvs")]
    [InlineData("recer_sys_code")]
    [InlineData("infver")]
    [InlineData("opter_type")]
    [InlineData("opter")]
    [InlineData("opter_name")]
    [InlineData("inf_time")]
    [InlineData("fixmedins_code")]
    [InlineData("fixmedins_name")]
    public async Task A_missing_envelope_field_is_refused_by_name(string field)
    {
        TwinReply reply = await SendWithoutAsync(field, null);

        Assert.Equal($"交易报文【{field}】不能为空", reply.ErrMsg);
        Assert.Null(reply.Json["output"]);
        Assert.Null(reply.Json["inf_refmsgid"]);
    }

    [Theory]
    [InlineData("msgid", "H9999990000120200102093100001", "报文ID格式")]
    [InlineData("msgid", "H99999900002202001020931000001", "报文ID格式")]
    [InlineData("msgid", "H99999900001202013020931000001", "报文ID格式")]
    [InlineData("msgid", "H9999990000120200102093100000A", "报文ID格式")]
    [InlineData("fixmedins_code", "H44030000001", "未开通")]
    [InlineData("fixmedins_code", "X99999900001", "未开通")]
    [InlineData("inf_time", "20200102093100", "交易时间")]
    public async Task A_malformed_envelope_field_is_refused(string field, string value, string text)
    {
        Assert.Contains(text, (await SendWithoutAsync(field, value)).ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_number_without_the_insured_area_is_refused()
    {
        JsonObject envelope = client.Envelope("2201", Desk.Registration("MZ1"));
        envelope["insuplc_admdvs"] = "";

        Assert.Contains("insuplc_admdvs", (await client.PostAsync("2201", envelope.ToJsonString())).ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_input_field_or_node_is_refused_by_name()
    {
        JsonObject input = Desk.Registration("MZ1");
        input["data"]!["dept_code"] = "";

        Assert.Equal("交易输入参数【data】第1行【dept_code】不能为空", (await client.SendAsync("2201", input)).ErrMsg);
        Assert.Equal("交易输入节点【data】不能为空", (await client.SendAsync("2201", [])).ErrMsg);
        Assert.Equal("费用明细List不能为空", (await client.SendAsync("2204", [])).ErrMsg);
    }

    [Theory]
    [InlineData("2208")]
    [InlineData("9999")]
    public async Task A_transaction_at_another_ones_address_gets_the_frameworks_error(string path)
    {
        TwinReply reply = await client.PostAsync(path, client.Envelope("2201", Desk.Registration("MZ1")).ToJsonString());

        Assert.Equal(["error", "-1"], new[] { "type", "infcode" }.Select(field => reply.Json[field]!.ToString()));
        Assert.StartsWith("FSI-FSI-交易报文不正确：未知交易编号！,异常流水号:", reply.ErrMsg, StringComparison.Ordinal);
        Assert.Equal(0, twin.Snapshot().Visits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"infno\":")]
    [InlineData("{} {}")]
    [InlineData("{\"infno\":\"2201\",\"input\":\"text\"}")]
    public async Task Bytes_that_are_no_envelope_are_refused_and_the_twin_lives_on(string body)
    {
        TwinReply reply = await client.PostAsync("2201", body);

        Assert.Equal("-1", reply.Infcode);
        Assert.True((await client.SendAsync("2201", Desk.Registration("MZ1"))).Accepted);
    }

    [Fact]
    public async Task A_repeated_msgid_gets_the_first_answer_and_acts_once()
    {
        string msgid = client.NewMsgid();
        TwinReply first = await client.SendAsync("2201", Desk.Registration("MZ1"), msgid);
        TwinReply second = await client.SendAsync("2201", Desk.Registration("MZ1"), msgid);
        TwinReply other = await client.SendAsync("2202", Desk.Data(("psn_no", "1"), ("mdtrt_id", "1"), ("ipt_otp_no", "1")), msgid);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal(1, twin.Snapshot().Visits);
        Assert.Equal("发送方报文ID重复", other.ErrMsg);
    }

    [Fact]
    public async Task A_msgid_whose_first_try_was_refused_is_processed_anew()
    {
        string msgid = client.NewMsgid(), visit = await client.ChargedVisitAsync("MZ1");
        TwinReply refused = await client.SendAsync("2207", Desk.Settlement(visit, 1.00m), msgid);
        TwinReply accepted = await client.SendAsync("2207", Desk.Settlement(visit), msgid);

        Assert.Equal([false, true], new[] { refused.Accepted, accepted.Accepted });
    }

    [Fact]
    public async Task Infcode_is_a_number_for_odd_institutions_and_a_string_for_even_ones()
    {
        using var even = new TwinClient(twin.Url, "H99999900002");
        TwinReply number = await client.SendAsync("1101", Desk.Query(Desk.Card)), text = await even.SendAsync("1101", Desk.Query(Desk.Card));

        Assert.Contains("\"infcode\":0,", number.Body, StringComparison.Ordinal);
        Assert.Contains("\"infcode\":\"0\",", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_is_called_by_three_names_and_an_institution_may_choose_one()
    {
        string visit = await client.RegisterAsync("MZ1");
        TwinReply query = await client.SendAsync("1101", Desk.Query(Desk.Card)), effect = await client.SendAsync("2203A", Desk.VisitInfo(visit)), register = await client.SendAsync("2201", Desk.Registration("MZ2"));
        Assert.Equal(["success", "成功", null], new[] { query.ErrMsg, effect.ErrMsg, register.ErrMsg });

        using PlatformTwin chosen = PlatformTwin.Start(new TwinOptions { Institutions = [new TwinInstitution { Code = "H99999900001", Infcode = InfcodeStyle.Text, SuccessText = SuccessText.Chinese }] });
        using var known = new TwinClient(chosen.Url);
        using var unknown = new TwinClient(chosen.Url, "H99999900003");
        TwinReply reply = await known.SendAsync("2201", Desk.Registration("MZ1"));

        Assert.Equal("成功", reply.ErrMsg);
        Assert.Contains("\"infcode\":\"0\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal("定点医药机构编号不存在或未开通", (await unknown.SendAsync("2201", Desk.Registration("MZ1"))).ErrMsg);
    }

    [Fact]
    public async Task Where_sign_in_is_asked_for_only_todays_sign_no_opens_the_door()
    {
        using PlatformTwin strict = PlatformTwin.Start(new TwinOptions { RequireSignIn = true });
        using var clerk = new TwinClient(strict.Url);
        TwinReply before = await clerk.SendAsync("1101", Desk.Query(Desk.Card));
        TwinReply signIn = await clerk.SendAsync("9001", new JsonObject { ["signIn"] = Desk.Node(("opter_no", "001"), ("ip", "127.0.0.1")) });
        JsonObject envelope = clerk.Envelope("1101", Desk.Query(Desk.Card));
        envelope["sign_no"] = (string)signIn.Output["signinoutb"]!["sign_no"]!;
        TwinReply after = await clerk.PostAsync("1101", envelope.ToJsonString());

        Assert.Equal("未签到或签到已失效，请重新签到", before.ErrMsg);
        Assert.True(after.Accepted);
    }

    private async Task<TwinReply> SendWithoutAsync(string field, string? value)
    {
        JsonObject envelope = client.Envelope("1101", Desk.Query(Desk.Card));
        envelope[field] = value;
        return await client.PostAsync("1101", envelope.ToJsonString());
    }
}
