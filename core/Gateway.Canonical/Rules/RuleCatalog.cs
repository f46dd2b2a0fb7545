using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>The list of rules with their levels, for people and for <c>institution.yaml</c>.</summary>
public static class RuleCatalog
{
    /// <summary>By code.</summary>
    public static ImmutableArray<RuleEntry> All { get; } =
    [
        new(IssueCodes.TotalDiffers, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.RowAmountDiffers, RuleStage.Message, RuleLevel.Warn),
        new(IssueCodes.IdNumberInvalid, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.IdNumberDisagrees, RuleStage.Message, RuleLevel.Warn),
        new(IssueCodes.DateImplausible, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.PeriodReversed, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.DetailRepeated, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.MainDiagnosisCount, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.OriginalMissing, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.SharesDiffer, RuleStage.Amounts, RuleLevel.Refuse),
        new(IssueCodes.PersonNotInsured, RuleStage.Person, RuleLevel.Refuse),
        new(IssueCodes.PersonDeceased, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.PersonBlocked, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.DiagnosisNotCovered, RuleStage.Message, RuleLevel.Warn),
        new(IssueCodes.ChargeNotInCatalogue, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.DoctorWithoutCode, RuleStage.Message, RuleLevel.Refuse),
        new(IssueCodes.TrialTotalDiffers, RuleStage.Amounts, RuleLevel.Refuse),
    ];

    /// <summary>The entry of a code; null when it is no rule's.</summary>
    public static RuleEntry? Find(string code) => All.FirstOrDefault(entry => entry.Code.Id == code);
}
