using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>What a rule may know beside the message.</summary>
/// <param name="Message">A Bundle of type message.</param>
public sealed record RuleFacts(Bundle Message)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>By the platform's names: <c>psn_insu_stas</c>, <c>certno</c> … and <c>deceased_on</c>. Empty before anything was asked.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Amounts of the trial settlement by the platform's names. Empty before it.</summary>
    public IReadOnlyDictionary<string, decimal> Amounts { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Whether <c>fund_pay_sumamt</c> counts the personal account too; provinces differ.</summary>
    public bool FundHoldsAccount { get; init; }

    /// <summary>The target that a code table of the institution, its region or the nation has for a code on the day of the service; null for none. Persons are looked up by their numbers.</summary>
    public Func<string, string, string?> Listed { get; init; } = (_, _) => null;

    /// <summary>The day of the service in China; null when the message names none.</summary>
    public DateOnly? ServiceDay => Message.Timestamp is { } instant ? DateOnly.FromDateTime(instant.ToOffset(China).Date) : null;
}
