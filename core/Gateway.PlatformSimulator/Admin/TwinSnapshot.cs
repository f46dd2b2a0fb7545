using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>The twin in numbers.</summary>
/// <param name="Open">Whether it takes calls, or is closed for maintenance.</param>
/// <param name="Now">Its clock, China time.</param>
/// <param name="Total">Of all live settlements, in yuan; so are the next three.</param>
/// <param name="Tombstones">msgids refused for ever, because 2601 came before them.</param>
public sealed record TwinSnapshot(
    bool Open, DateTimeOffset Now, int Persons, int Visits, int ChargeRows, int LiveSettlements, int Refunds, int Reversed,
    decimal Total, decimal Fund, decimal Account, decimal Cash, int ActedMessages, int Tombstones, int FhirResources)
{
    internal static TwinSnapshot Of(TwinState state, bool open, DateTimeOffset now, int fhirResources)
    {
        lock (state.Gate)
        {
            Settlement[] live = [.. state.Settlements.Where(one => one.State == SettlementState.Live)];
            return new TwinSnapshot(
                open, now.ToOffset(ChinaTime.Offset), state.Persons.Count, state.Visits.Count(visit => !visit.IsCancelled), state.Visits.Sum(visit => visit.Rows.Count),
                live.Length, state.Settlements.Count(one => one.State == SettlementState.Refund), state.Settlements.Count(one => one.State == SettlementState.Reversed),
                live.Sum(one => one.Amounts.Total), live.Sum(one => one.Amounts.Fund), live.Sum(one => one.Amounts.Account), live.Sum(one => one.Amounts.Cash),
                state.ActedMessages, state.Tombstones, fhirResources);
        }
    }
}
