using System.Collections.Concurrent;
using System.Net;

namespace Gateway.Benchmarks.Storm;

/// <summary>A sender as hospitals are: asks again with the same bytes until it has a final answer.</summary>
internal sealed class StormSender(HttpClient http, SettlementTraffic traffic, string key, TimeProvider time)
{
    /// <summary>Final answers by invoice.</summary>
    public ConcurrentDictionary<string, StormReply> Replies { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a message was sent again because the answer did not come or was "pending".</summary>
    public long Resends => Interlocked.Read(ref resends);

    private long resends;

    public async Task SendUntilAnsweredAsync(int index, CancellationToken cancellationToken)
    {
        byte[] request = traffic.Request(index, out decimal total);
        while (!cancellationToken.IsCancellationRequested)
        {
            StormReply? reply = await TryOnceAsync(request, total, cancellationToken);
            if (reply is not null)
            {
                Replies[SettlementTraffic.Invoice(index)] = reply;
                return;
            }

            Interlocked.Increment(ref resends);
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }

    private async Task<StormReply?> TryOnceAsync(byte[] request, decimal total, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/in/H99999900001/fujian-ini") { Content = new ByteArrayContent(request) };
            message.Headers.Add("X-Gateway-Key", key);
            using HttpResponseMessage response = await http.SendAsync(message, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity
                ? StormReply.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), total)
                : null;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null; // the gateway was killed, or its answer took too long: ask again
        }
    }
}
