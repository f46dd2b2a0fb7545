using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Every rule there is. A new rule is a file in this folder and a line here.</summary>
public static class CanonicalRules
{
    /// <summary>In the order in which their issues are listed.</summary>
    public static ImmutableArray<ICanonicalRule> All { get; } =
    [
        new TotalIsSumOfRows(),
        new RowAmountIsPriceTimesQuantity(),
        new DetailNumbersDiffer(),
        new IdNumberIsValid(),
        new DatesArePlausible(),
        new PeriodsRunForward(),
        new OneMainDiagnosis(),
        new RefundNamesItsOriginal(),
        new ChargeIsInCatalogue(),
        new DoctorHasNationalCode(),
        new OneRecordAMessage(),
    ];

    /// <summary>What every rule says about a message.</summary>
    public static ImmutableArray<Issue> Check(Bundle message) => [.. All.SelectMany(rule => rule.Check(message))];
}
