using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Verdicts;

/// <summary>The line between gateway and platform: carries call by call, and can be cut, or have a proxy on it that answers by itself. Loopback only.</summary>
/// <param name="platform">The port where the platform listens.</param>
internal sealed partial class Line(int platform) : IDisposable
{
    private static readonly string[] Middleware = ["HttpClient,error status code : 502", "Read timed out", "请求超时，请稍后重试", "网关处理异常"];

    private static readonly string[] Expired = ["数字证书已过期", "apikey的密钥已过期，请重新申请", "令牌已过期"];

    private static readonly (string Status, string Code, string Words)[] Fhir =
    [
        ("401 Unauthorized", "login", "The token is not known."), ("403 Forbidden", "forbidden", "The client may not write here."), ("401 Unauthorized", "expired", "The token expired yesterday."),
        ("409 Conflict", "conflict", "Version 3 is not the last."), ("412 Precondition Failed", "multiple-matches", "Two patients have this identifier."), ("500 Internal Server Error", "exception", "NullPointerException"), ("429 Too Many Requests", "throttled", "Slow down."),
        ("422 Unprocessable Entity", "code-invalid", "The code is not in the value set."), ("422 Unprocessable Entity", "business-rule", "A discharge comes after its admission."), ("422 Unprocessable Entity", "not-found", "Organization/7 is not here."),
    ];

    private readonly CancellationTokenSource over = new();
    private TcpListener? listener;
    private Task taking = Task.CompletedTask;
    private TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Ordered ordered = new(LineFault.None, null, 0);

    /// <summary>Where the gateway calls.</summary>
    public int Port { get; private set; }

    /// <summary>Opens it, at the same port as before.</summary>
    public void Open()
    {
        if (listener is null)
        {
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            taking = TakeAsync(listener);
        }
    }

    /// <summary>Nobody listens any more: connections are refused.</summary>
    public void Close()
    {
        listener?.Stop();
        listener = null;
    }

    /// <summary>From now on calls fare so.</summary>
    /// <param name="fault">How.</param>
    /// <param name="transaction">Only calls of this one; null: all.</param>
    /// <param name="variant">Which words or status, where there are several.</param>
    public void Order(LineFault fault, string? transaction = null, int variant = 0)
    {
        held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ordered = new Ordered(fault, transaction, variant);
    }

    /// <summary>Which variants of <see cref="LineFault.FhirAnswer"/> have a code.</summary>
    public static int FhirVariant(string code) => Array.FindIndex(Fhir, answer => answer.Code == code);

    /// <summary>Waits until a call is taken that is never answered.</summary>
    public Task HeldAsync(CancellationToken cancellationToken) => held.Task.WaitAsync(cancellationToken);

    /// <summary>From the first call of a transaction on, every call fares so.</summary>
    public void OrderFrom(LineFault fault, string transaction, int variant = 0) => ordered = new Ordered(fault, transaction, variant) { StaysSo = true };

    public void Dispose()
    {
        over.Cancel();
        Close();
        taking.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        over.Dispose();
    }

    private async Task TakeAsync(TcpListener at)
    {
        try
        {
            while (true)
            {
                TcpClient caller = await at.AcceptTcpClientAsync(over.Token);
                _ = ServeAsync(caller);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // nobody listens any more
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using (caller)
        {
            try
            {
                (string path, byte[] call) = await CallAsync(caller.GetStream(), over.Token);
                Ordered now = ordered;
                bool isMeant = now.Transaction is null || path.EndsWith(now.Transaction, StringComparison.Ordinal);
                ordered = isMeant && now.StaysSo ? now with { Transaction = null } : ordered;
                LineFault fault = isMeant ? now.Fault : LineFault.None;
                await AnswerAsync(caller, call, fault, now.Variant);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or FormatException)
            {
                // the caller left
            }
        }
    }

    private async Task AnswerAsync(TcpClient caller, byte[] call, LineFault fault, int variant)
    {
        NetworkStream back = caller.GetStream();
        switch (fault)
        {
            case LineFault.Reset:
                caller.Client.LingerState = new LingerOption(true, 0);
                break;
            case LineFault.Silent:
                held.TrySetResult();
                await Task.Delay(Timeout.Infinite, over.Token);
                break;
            case LineFault.CutAnswer:
                byte[] whole = await FetchAsync(call);
                await back.WriteAsync(whole.AsMemory(0, whole.Length / 2), over.Token);
                await Task.Delay(20, over.Token); // so that the half arrives before the reset
                caller.Client.LingerState = new LingerOption(true, 0);
                break;
            case LineFault.None:
                await back.WriteAsync(await FetchAsync(call), over.Token);
                break;
            case LineFault.NumberLeftOut:
                await back.WriteAsync(Replaced(await FetchAsync(call), "\"setl_id\"", "\"setl_no\""), over.Token);
                break;
            case LineFault.HalfAnswer:
                await back.WriteAsync(Halved(await FetchAsync(call)), over.Token);
                break;
            case LineFault.OtherMessage:
                await back.WriteAsync(OfOther(await FetchAsync(call)), over.Token);
                break;
            default:
                await back.WriteAsync(Own(fault, variant), over.Token);
                break;
        }
    }

    private static byte[] Own(LineFault fault, int variant) => fault switch
    {
        LineFault.BadGateway when variant % 2 == 0 => Response("502 Bad Gateway", "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"),
        LineFault.BadGateway => Response("504 Gateway Time-out", "text/html", "<html><body><h1>504 Gateway Time-out</h1></body></html>"),
        LineFault.TooMany => Response("429 Too Many Requests", "text/plain", variant % 2 == 0 ? "" : "Blocked by flow control"),
        LineFault.ProvinceError => Response(variant % 2 == 0 ? "200 OK" : "500 Internal Server Error", "application/json", """{"code":"999","message":"网关内部异常","data":null}"""),
        LineFault.MadeUp => Response("200 OK", "application/json", """{"infcode":-2,"inf_refmsgid":"","err_msg":"调用接口发生异常","output":null}"""),
        LineFault.KeyExpired => Response("401 Unauthorized", "application/json", $$"""{"code":"401","message":"{{Expired[variant % Expired.Length]}}"}"""),
        LineFault.FhirAnswer => Fhir[variant % Fhir.Length] is var (status, code, words) ? Response(status, "application/fhir+json", Outcome(code, words)) : [],
        LineFault.Page => Response("200 OK", "text/html", "<html><head><title>上网认证</title></head><body>请先登录</body></html>"),
        LineFault.Empty => Response("200 OK", "application/json", ""),
        _ => Response("200 OK", "application/json", $$"""{"infcode":"-1","inf_refmsgid":"","err_msg":"{{Middleware[variant % Middleware.Length]}}","output":null}"""),
    };

    private static byte[] Response(string status, string type, string body) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));

    private static string Outcome(string code, string words) => $$"""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"{{code}}","diagnostics":"{{words}}"}]}""";

    /// <summary>As long as it was, so that no header has to change.</summary>
    private static byte[] Replaced(byte[] answer, string what, string by) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(answer).Replace(what, by, StringComparison.Ordinal));

    /// <summary>Another serial number in the msgid that the answer names; as long as it was.</summary>
    private static byte[] OfOther(byte[] answer) => Encoding.Latin1.GetBytes(MsgId().Replace(Encoding.Latin1.GetString(answer), named => $"{named.Groups["most"].Value}{(named.Groups["last"].Value == "9" ? "8" : "9")}"));

    /// <summary>Headers that fit the half.</summary>
    private static byte[] Halved(byte[] answer)
    {
        int at = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        string body = Encoding.UTF8.GetString(answer.AsSpan(at, (answer.Length - at) / 2)).TrimEnd('\uFFFD');
        return Response("200 OK", "application/json", body.TrimEnd('}'));
    }

    /// <summary>Reads one call: headers and as many bytes as they say.</summary>
    private static async Task<(string Path, byte[] Call)> CallAsync(NetworkStream from, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await from.ReadExactlyAsync(one, cancellationToken);
            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string? length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        byte[] body = new byte[length is null ? 0 : int.Parse(length.AsSpan(15), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)];
        await from.ReadExactlyAsync(body, cancellationToken);
        IEnumerable<string> kept = lines.Where(line => !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)).Append("Connection: close");
        return (lines[0].Split(' ')[1], [.. Encoding.ASCII.GetBytes(string.Join("\r\n", kept) + "\r\n\r\n"), .. body]);
    }

    /// <summary>The platform's whole answer; it closes the connection after it.</summary>
    private async Task<byte[]> FetchAsync(byte[] call)
    {
        using var there = new TcpClient();
        await there.ConnectAsync(IPAddress.Loopback, platform, over.Token);
        NetworkStream stream = there.GetStream();
        await stream.WriteAsync(call, over.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, over.Token);
        return answer.ToArray();
    }

    [GeneratedRegex("(?<most>\"medins_setl_id\":\"[HP][0-9]{28})(?<last>[0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MsgId();

    private sealed record Ordered(LineFault Fault, string? Transaction, int Variant)
    {
        public bool StaysSo { get; init; }
    }
}
