using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gateway.Host.Demo;

/// <summary>Sends as the sources' own systems do: HL7 v2 over MLLP, everything else over HTTP; asks again while the answer is "pending".</summary>
internal sealed class DemoSender(IPEndPoint http, Func<string, IPEndPoint> mllpOf, Func<string, string> keyOf, TimeProvider time) : IDisposable
{
    private const string KeyHeader = "X-Gateway-Key";
    private const int MaxAsks = 60;

    private readonly HttpClient client = new() { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{http.Port}")), Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>By source: what senders were told.</summary>
    public ConcurrentDictionary<string, SourceTally> Tallies { get; } = new(StringComparer.Ordinal);

    /// <summary>Sends one message and notes the answer.</summary>
    public async Task SendAsync(DemoSample sample, byte[] bytes, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        bool? accepted = IsMllp(sample) ? await OverMllpAsync(mllpOf(sample.Source), bytes, cancellationToken) : await OverHttpAsync(sample, bytes, cancellationToken);
        Tallies.GetOrAdd(sample.Source, _ => new SourceTally()).Add(sample, accepted, Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => client.Dispose();

    private static bool IsMllp(DemoSample sample) => sample.Source.StartsWith("hl7v2", StringComparison.Ordinal);

    private async Task<bool?> OverHttpAsync(DemoSample sample, byte[] bytes, CancellationToken cancellationToken)
    {
        for (int ask = 0; ask < MaxAsks; ask++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/in/{sample.Institution}/{sample.Source}") { Content = new ByteArrayContent(bytes) };
            request.Headers.Add(KeyHeader, keyOf(sample.Institution));
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable))
            {
                return response.StatusCode switch { HttpStatusCode.OK => true, HttpStatusCode.UnprocessableEntity => false, _ => null };
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
        }

        return null;
    }

    private static async Task<bool?> OverMllpAsync(IPEndPoint mllp, byte[] bytes, CancellationToken cancellationToken)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, mllp.Port, cancellationToken);
        NetworkStream stream = connection.GetStream();
        byte[] frame = [0x0B, .. bytes, 0x1C, 0x0D];
        await stream.WriteAsync(frame, cancellationToken);
        byte[] answer = new byte[64 * 1024];
        int read = 0;
        while (read < 2 || answer[read - 2] != 0x1C)
        {
            int got = await stream.ReadAsync(answer.AsMemory(read), cancellationToken);
            if (got == 0)
            {
                return null;
            }

            read += got;
        }

        return answer.AsSpan(0, read).IndexOf("MSA|AA"u8) >= 0;
    }
}
