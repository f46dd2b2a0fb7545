using System.Globalization;
using Gateway.Journal;

namespace Gateway.Benchmarks.Reconcile;

/// <summary>One settlement of the day, and what is wrong with it.</summary>
/// <param name="Index">From 0; everything else follows from it.</param>
/// <param name="Kind">The difference that reconciliation must name; empty where both sides agree.</param>
/// <param name="Midnight">Of the day, China time.</param>
internal sealed record PlantedRow(int Index, string Kind, DateTimeOffset Midnight)
{
    public const string Hospital = "H99999900001";

    private static readonly string[] Kinds = ["platform-only", "institution-only", "amount-differs", "refunded-there", "refunded-here", "refused-here", "wrong-account", "answer-lost"];

    public decimal Total => 20m + (Index % 5000 / 100m);

    public decimal Fund => decimal.Round(Total * 0.6m, 2);

    public decimal Account => decimal.Round(Total * 0.2m, 2);

    public string Settlement => $"S{Index:D29}";

    public string Visit => $"V{Index:D29}";

    public string Certificate => $"FJ9999{100_000 + (Index % 800):D6}";

    public string Person => $"9999990{100_000 + (Index % 800):D12}";

    public DateTimeOffset At => Midnight + TimeSpan.FromSeconds(Index / 9000);

    public string MsgId => string.Create(CultureInfo.InvariantCulture, $"{Hospital}{At:yyyyMMddHHmmss}{Index % 9000:D4}");

    public string RefundMsgId => string.Create(CultureInfo.InvariantCulture, $"{Hospital}{At:yyyyMMddHHmmss}{9000 + (Index % 900):D4}");

    public bool IsHere => Kind is not ("platform-only" or "refused-here");

    public bool IsThere => Kind is not "institution-only";

    /// <summary>As the gateway booked it.</summary>
    public LedgerLine Line => new(MsgId, Hospital, DateOnly.FromDateTime(Midnight.Date), $"310/{(Kind == "wrong-account" ? "41" : "11")}/999999", LedgerKind.Settled, Settlement, new LedgerAmounts(Total, Fund, Account, Total - Fund - Account))
    {
        Visit = Visit,
        Person = Person,
        Local = $"MZ{Index}",
    };

    /// <summary>As the twin is told to hold it.</summary>
    public object Seed => new
    {
        institution = Hospital, certificate = Certificate, localNumber = $"MZ{Index}", id = Settlement, visitId = Visit, at = At, fund = Fund, account = Account, isRefunded = Kind == "refunded-there",
        msgid = Kind == "platform-only" ? $"{Hospital}20200101000000{Index % 9000:D4}" : MsgId, total = Kind == "amount-differs" ? Total + 1 : Total,
    };

    /// <summary>A day of so many rows with so many differences, spread evenly over the kinds; lost answers are made by real messages later.</summary>
    public static PlantedRow[] Day(int rows, int differences, int lost, DateTimeOffset midnight)
    {
        int step = rows / Math.Max(1, differences - lost);
        return [.. Enumerable.Range(0, rows).Select(index => new PlantedRow(index, index % step == step / 2 && index / step < differences - lost ? Kinds[index / step % (Kinds.Length - 1)] : "", midnight))];
    }
}
