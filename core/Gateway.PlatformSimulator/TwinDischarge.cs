namespace Gateway.PlatformSimulator;

/// <summary>When a stay is discharged (2402); provinces differ.</summary>
public enum TwinDischarge
{
    /// <summary>Either way is taken.</summary>
    Either,

    /// <summary>Before the settlement (2304), which is refused while the patient is in hospital.</summary>
    BeforeSettlement,

    /// <summary>After the settlement, without which the discharge is refused.</summary>
    AfterSettlement,
}
