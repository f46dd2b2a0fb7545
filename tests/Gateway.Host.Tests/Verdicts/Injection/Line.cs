using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gateway.Verdicts;

/// <summary>The line between gateway and platform: carries call by call, and can be cut, or have a proxy on it that answers by itself. Loopback only.</summary>
/// <param name="platform">The port where the platform listens.</param>
internal sealed class Line(int platform) : IDisposable
{
    private static readonly string[] Middleware = ["HttpClient,error status code : 502", "Read timed out", "请求超时，请稍后重试", "网关处理异常"];

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
                await back.WriteAsync(Renamed(await FetchAsync(call)), over.Token);
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
        LineFault.Page => Response("200 OK", "text/html", "<html><head><title>上网认证</title></head><body>请先登录</body></html>"),
        LineFault.Empty => Response("200 OK", "application/json", ""),
        _ => Response("200 OK", "application/json", $$"""{"infcode":"-1","inf_refmsgid":"","err_msg":"{{Middleware[variant % Middleware.Length]}}","output":null}"""),
    };

    private static byte[] Response(string status, string type, string body) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));

    /// <summary>As long as it was, so that no header has to change.</summary>
    private static byte[] Renamed(byte[] answer) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(answer).Replace("\"setl_id\"", "\"setl_no\"", StringComparison.Ordinal));

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

    private sealed record Ordered(LineFault Fault, string? Transaction, int Variant)
    {
        public bool StaysSo { get; init; }
    }
}
