using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.State;

/// <summary>A settlement, or the negative one that a refund makes.</summary>
internal sealed class Settlement
{
    /// <summary>setl_id.</summary>
    public required string Id { get; init; }

    public required string Infno { get; init; }

    /// <summary>medins_setl_id: the msgid that asked for it.</summary>
    public required string Msgid { get; init; }

    public required Visit Visit { get; init; }

    public required SettlementSplit Amounts { get; init; }

    public required IReadOnlyList<ChargeRow> Rows { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Insutype { get; init; }

    public required string MedType { get; init; }

    public required string CertificateType { get; init; }

    public required string Invoice { get; init; }

    /// <summary>For a refund: what it takes back.</summary>
    public Settlement? RefundOf { get; init; }

    /// <summary>mid_setl_flag 1: the stay goes on.</summary>
    public bool IsOnTheWay { get; init; }

    public SettlementState State { get; set; }
}

internal enum SettlementState
{
    /// <summary>A settlement that counts.</summary>
    Live,

    /// <summary>Taken back by a refund, whose negative row exists.</summary>
    Refunded,

    /// <summary>The negative row itself.</summary>
    Refund,

    /// <summary>Undone by 2601: as if it had never been, and no query shows it.</summary>
    Reversed,
}
