using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>The twin in numbers.</summary>
/// <param name="Open">Whether it takes calls, or is closed for maintenance.</param>
/// <param name="Now">Its clock, China time.</param>
/// <param name="Total">Of all live settlements, in yuan; so are the next three.</param>
/// <param name="Tombstones">msgids refused for ever, because 2601 came before them.</param>
/// <param name="SignIns">sign_no given since the start or the last reset.</param>
public sealed record TwinSnapshot(
    bool Open, DateTimeOffset Now, int Persons, int Visits, int ChargeRows, int LiveSettlements, int Refunds, int Reversed,
    decimal Total, decimal Fund, decimal Account, decimal Cash, int ActedMessages, int Tombstones, int FhirResources, int SignIns)
{
    /// <summary>Settlement lists that were uploaded.</summary>
    public int SettlementLists { get; init; }

    /// <summary>Front pages, reports and medical records that count.</summary>
    public int Records { get; init; }

    /// <summary>Prescriptions that are valid.</summary>
    public int Prescriptions { get; init; }

    /// <summary>Filings of persons that hold.</summary>
    public int Filings { get; private init; }

    /// <summary>Catalogue comparisons that hold.</summary>
    public int Comparisons { get; private init; }

    public int Departments { get; private init; }

    /// <summary>Counts, changes, purchases, sales and returns that were not deleted.</summary>
    public int StockRecords { get; private init; }

    internal static TwinSnapshot Of(TwinState state, bool open, DateTimeOffset now, int fhirResources)
    {
        lock (state.Gate)
        {
            Settlement[] live = [.. state.Settlements.Where(one => one.State == SettlementState.Live)];
            return new TwinSnapshot(
                open, now.ToOffset(ChinaTime.Offset), state.Persons.Count, state.Visits.Count(visit => !visit.IsCancelled), state.Visits.Sum(visit => visit.Rows.Count),
                live.Length, state.Settlements.Count(one => one.State == SettlementState.Refund), state.Settlements.Count(one => one.State == SettlementState.Reversed),
                live.Sum(one => one.Amounts.Total), live.Sum(one => one.Amounts.Fund), live.Sum(one => one.Amounts.Account), live.Sum(one => one.Amounts.Cash),
                state.ActedMessages, state.Tombstones, fhirResources, state.SignIns)
            {
                SettlementLists = state.Records.Lists,
                Records = state.Records.Records.Count,
                Prescriptions = state.Records.Prescriptions.Count(prescription => prescription.State == PrescriptionState.Uploaded),
                Filings = state.Registers.Filings.Count(filing => !filing.IsCancelled),
                Comparisons = state.Registers.Mapped.Count,
                Departments = state.Registers.Departments.Count,
                StockRecords = state.Registers.StockRecords,
            };
        }
    }
}
