using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Tests;

/// <summary>A sender as small as one can be, with its own reading of the signature rule.</summary>
internal sealed class TwinClient(string url, string institution = "H99999900001", string? token = null) : IDisposable
{
    private static int sequence;
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(url) };

    public HttpClient Http => http;

    public string Institution => institution;

    public static string NewMsgid(string institution) =>
        $"{institution}{20200102093100 + sequence / 10_000 % 50}{Interlocked.Increment(ref sequence) % 10_000:D4}";

    public string NewMsgid() => NewMsgid(institution);

    public JsonObject Envelope(string infno, JsonObject input, string? msgid = null) => new()
    {
        ["infno"] = infno,
        ["msgid"] = msgid ?? NewMsgid(),
        ["mdtrtarea_admvs"] = "999999",
        ["insuplc_admdvs"] = "999999",
        ["recer_sys_code"] = "FSI_LOCAL",
        ["infver"] = "V1.0",
        ["opter_type"] = "1",
        ["opter"] = "001",
        ["opter_name"] = "收费员甲",
        ["inf_time"] = "2020-01-02 09:31:00",
        ["fixmedins_code"] = institution,
        ["fixmedins_name"] = "示范医院",
        ["input"] = input,
    };

    public Task<TwinReply> SendAsync(string infno, JsonObject input, string? msgid = null) =>
        PostAsync(infno, Envelope(infno, input, msgid).ToJsonString());

    /// <summary>Posts, and leaves if there is no answer in time.</summary>
    public async Task<TwinReply> PostAsync(string path, string body, TimeSpan? patience = null)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        leaving.CancelAfter(patience ?? TimeSpan.FromMinutes(1));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/fsi/api/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        Sign(request.Headers);
        using HttpResponseMessage response = await http.SendAsync(request, leaving.Token);
        return new TwinReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(leaving.Token));
    }

    public void Dispose() => http.Dispose();

    private void Sign(HttpRequestHeaders headers)
    {
        if (token is not null)
        {
            string stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = $"n{Interlocked.Increment(ref sequence)}";
            headers.Add("x-tif-paasid", "sample");
            headers.Add("x-tif-timestamp", stamp);
            headers.Add("x-tif-nonce", nonce);
            headers.Add("x-tif-signature", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp}{token}{nonce}{stamp}"))));
        }
    }
}

internal sealed record TwinReply(int Status, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Infcode => Json["infcode"]!.ToString();

    public string? ErrMsg => (string?)Json["err_msg"];

    public JsonNode Output => Json["output"]!;

    public bool Accepted => Infcode == "0";

    public decimal Amount(string field) => (decimal)Output["setlinfo"]![field]!;
}
