using System.Collections.Concurrent;
using System.Text;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Gateway.Host.Tests.Composition;

public sealed class OtlpTests
{
    private const string Hospital = "H99999900001";
    private const string Key = "a-key-for-tests-only";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_messages_spans_reach_the_OTLP_receiver_under_the_trace_that_its_bytes_name_and_without_a_value_of_it()
    {
        byte[] message = Encoding.UTF8.GetBytes("[MZSF]\r\nRequest=TRUE\r\nCardno=FJ9999000001\r\n");
        var received = new ConcurrentQueue<byte[]>();
        await using WebApplication receiver = await ReceiverAsync(received);
        using var folder = new TemporaryFolder();
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(Settings(folder, receiver.Urls.First())), HostFolder.Reading);
        Assert.Equal("", string.Join('\n', built.Issues.Where(issue => issue.IsError)));

        await using (WebApplication app = built.Value)
        {
            await app.StartAsync(Token);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { { "X-Gateway-Key", Key } } };
            await client.PostAsync($"/in/{Hospital}/fujian-ini", new ByteArrayContent(message), Token);
            await app.StopAsync(Token);
        }

        string all = string.Concat(received.Select(Encoding.Latin1.GetString));
        string trace = Convert.ToHexString(Encoding.Latin1.GetBytes(all));
        Assert.Contains(MessageTraces.IdOf(Hospital, "fujian-ini", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(message))).ToHexString(), trace, StringComparison.OrdinalIgnoreCase);
        Assert.All((string[])["message", "Record", "Read", "Reply", "gateway.source"], name => Assert.Contains(name, all, StringComparison.Ordinal));
        Assert.DoesNotContain("FJ9999000001", all, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> ReceiverAsync(ConcurrentQueue<byte[]> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication receiver = builder.Build();
        receiver.MapPost("/v1/{what}", async (HttpContext http, string what) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            if (what == "traces")
            {
                received.Enqueue(body.ToArray());
            }
        });
        await receiver.StartAsync(Token);
        return receiver;
    }

    private static Dictionary<string, string?> Settings(TemporaryFolder folder, string receiver) => new(StringComparer.Ordinal)
    {
        ["Gateway:Data"] = folder.In("data"),
        ["Gateway:Mappings"] = HostFolder.Mappings,
        ["Gateway:Plugins"] = HostFolder.Plugins,
        ["Gateway:Otlp"] = receiver,
        ["Gateway:OtlpProtocol"] = "Http",
        ["Gateway:Inbound:Http:Port"] = "0",
        ["Gateway:Inbound:Keys:" + Hospital] = Key,
        ["Platform:Nhsa:999999:Url"] = "http://127.0.0.1:9",
        ["Platform:Nhsa:999999:Token"] = "a-token-for-tests",
        ["Logs:Stderr"] = "false",
    };
}
