using System.Net.Http.Json;
using System.Text;

namespace Gateway.Browser;

/// <summary>A hospital that settles, and the platform's twin made to go wrong for it.</summary>
internal sealed class Hospital(Demo demo) : IDisposable
{
    private static readonly string Bill = Path.Combine(Demo.Root(), "mappings", "sources", "fujian-ini", "1.0", "samples", "mzsf-two-items.txt");
    private static int last = 100;
    private readonly HttpClient client = new();

    /// <summary>Sends a bill that was never sent before; answers are not waited for longer than a moment.</summary>
    /// <returns>Its outpatient number.</returns>
    public async Task<string> SettleAsync(CancellationToken cancellationToken)
    {
        string number = $"MZ20200103{Interlocked.Increment(ref last):D6}";
        string text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Bill, cancellationToken)).Replace("MZ20200102000001", number, StringComparison.Ordinal).Replace("GH20200102", $"GH2020{Volatile.Read(ref last):D4}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(demo.Gateway, "/in/H99999900001/fujian-ini")) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(text)) };
        request.Headers.Add("X-Gateway-Key", demo.SenderKey);
        using HttpResponseMessage answer = await client.SendAsync(request, cancellationToken);
        return number;
    }

    /// <summary>Makes the platform's twin go wrong, until the next call.</summary>
    /// <param name="rules">For example <c>{ infno = "2207", kind = "ActThenDrop" }</c>.</param>
    public async Task GoWrongAsync(object[] rules, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri(demo.Twin, "/__twin/faults"), new { rules }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();
}
