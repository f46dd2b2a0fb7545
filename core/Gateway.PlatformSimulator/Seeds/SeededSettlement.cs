namespace Gateway.PlatformSimulator.Seeds;

/// <summary>A settlement that the twin is to hold although nobody sent it: made by another system, or long ago.</summary>
public sealed record SeededSettlement
{
    /// <summary>Twelve characters.</summary>
    public string Institution { get; init; } = "";

    /// <summary>Whose it is, by a certificate that the twin knows.</summary>
    public string Certificate { get; init; } = "FJ9999000001";

    /// <summary>The institution's number of the visit or sale.</summary>
    public string LocalNumber { get; init; } = "";

    /// <summary>medins_setl_id: thirty characters.</summary>
    public string Msgid { get; init; } = "";

    /// <summary>setl_id; empty: a new one.</summary>
    public string Id { get; init; } = "";

    /// <summary>mdtrt_id; empty: a new one.</summary>
    public string VisitId { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string Insutype { get; init; } = "310";

    public bool IsPharmacy { get; init; }

    /// <summary>In yuan, as the two below; the rest is cash.</summary>
    public decimal Total { get; init; }

    public decimal Fund { get; init; }

    public decimal Account { get; init; }

    /// <summary>Also taken back by a refund.</summary>
    public bool IsRefunded { get; init; }
}

/// <summary>What to change in a settlement that the twin holds. Members that are null stay.</summary>
public sealed record SettlementAmendment
{
    /// <summary>Another setl_id.</summary>
    public string? Id { get; init; }

    public decimal? Total { get; init; }

    public string? Insutype { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Take it back by a refund that nobody asked for.</summary>
    public bool Refund { get; init; }
}
