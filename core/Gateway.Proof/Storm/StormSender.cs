using System.Collections.Concurrent;
using System.Net;

namespace Gateway.Proof.Storm;

/// <summary>A sender as hospitals and pharmacies are: asks again with the same bytes until it has a final answer. A cancellation follows its bill without waiting.</summary>
internal sealed class StormSender(HttpClient http, SettlementTraffic traffic, StormKeys keys, TimeProvider time)
{
    /// <summary>From here on visits whose bills cannot be read.</summary>
    private const int FirstUnreadable = 500_000;

    private long resends;
    private int answered;

    /// <summary>Final answers to a visit's or sale's messages, by number and message: <c>settle</c>, <c>cancel</c>, <c>again</c>.</summary>
    public ConcurrentDictionary<(string Number, string Message), StormReply> Replies { get; } = new();

    /// <summary>Numbers of which a message got no answer at first: its connection broke, or the gateway was not there.</summary>
    public ConcurrentDictionary<string, bool> CutOff { get; } = new(StringComparer.Ordinal);

    /// <summary>Settlements that have their final answer.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>How often a message was sent again because the answer did not come or was "pending".</summary>
    public long Resends => Interlocked.Read(ref resends);

    public async Task SendAsync(StormCase one, CancellationToken cancellationToken)
    {
        if (one.IsBill)
        {
            await BillAsync(one, cancellationToken);
        }
        else
        {
            await SaleAsync(one, cancellationToken);
        }
    }

    /// <summary>A bill's bytes.</summary>
    public byte[] BillOf(StormCase one, out decimal total) => traffic.Request(one.Index, out total);

    /// <summary>Sends a bill that cannot be read until it is refused; whoever settles it settles what nobody could mean.</summary>
    public Task RefuseAsync(int index, CancellationToken cancellationToken) => AskAsync(new StormCase(index + FirstUnreadable, StormKind.Bill), traffic.Unreadable(index + FirstUnreadable), 0, cancellationToken);

    private async Task BillAsync(StormCase one, CancellationToken cancellationToken)
    {
        Task settle = SettleAsync(one, "settle", traffic.Request(one.Index, out decimal total), total, cancellationToken);
        if (one.Kind == StormKind.CorrectedBill)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50 + (one.Index % 200)), time, cancellationToken);
            Replies[(one.Number, "cancel")] = await AskAsync(one, SettlementTraffic.Cancel(one.Index), 0, cancellationToken);
            await settle;
            settle = SettleAsync(one, "again", traffic.Request(one.Index, out total, 1), total, cancellationToken);
        }

        await settle;
    }

    private async Task SaleAsync(StormCase one, CancellationToken cancellationToken)
    {
        StormReply trial = await AskAsync(one, traffic.Divide(one.Index, out decimal total), total, cancellationToken);
        if (!trial.Done)
        {
            Replies[(one.Number, "settle")] = trial;
            Interlocked.Increment(ref answered);
            return;
        }

        Task settle = SettleAsync(one, "settle", SettlementTraffic.Affirm(one.Index), total, cancellationToken);
        if (one.Kind == StormKind.WithdrawnSale)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50 + (one.Index % 200)), time, cancellationToken);
            Replies[(one.Number, "cancel")] = await AskAsync(one, SettlementTraffic.Withdraw(one.Index), 0, cancellationToken);
        }

        await settle;
    }

    private async Task SettleAsync(StormCase one, string message, byte[] request, decimal total, CancellationToken cancellationToken)
    {
        Replies[(one.Number, message)] = await AskAsync(one, request, total, cancellationToken);
        Interlocked.Increment(ref answered);
    }

    private async Task<StormReply> AskAsync(StormCase one, byte[] request, decimal total, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryOnceAsync(one, request, total, cancellationToken) is { } reply)
            {
                return reply;
            }

            Interlocked.Increment(ref resends);
            await Task.Delay(TimeSpan.FromMilliseconds(300), time, cancellationToken);
        }
    }

    private async Task<StormReply?> TryOnceAsync(StormCase one, byte[] request, decimal total, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, one.IsBill ? $"/in/{StormKeys.Hospital}/fujian-ini" : $"/in/{StormKeys.Pharmacy}/policy-machine") { Content = new ByteArrayContent(request) };
            message.Headers.Add("X-Gateway-Key", one.IsBill ? keys.ForHospital : keys.ForPharmacy);
            using HttpResponseMessage response = await http.SendAsync(message, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity))
            {
                return null;
            }

            byte[] bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return one.IsBill ? StormReply.ReadIni(bytes, total) : StormReply.ReadLine(bytes, total);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            CutOff[one.Number] = true;
            return null; // the gateway was killed, or its answer took too long: ask again
        }
    }
}
