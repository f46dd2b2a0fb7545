using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>One row on which the sides do not agree.</summary>
/// <param name="Kind">How.</param>
/// <param name="Repair">What the gateway can do about it without harm.</param>
public sealed record Difference(DifferenceKind Kind, RepairKind Repair)
{
    /// <summary>As the gateway has it; null where it has not.</summary>
    public LedgerEntry? Ours { get; init; }

    /// <summary>As the platform has it; null where it has not.</summary>
    public PlatformRow? Platform { get; init; }

    /// <summary>As the hospital has it; null where it has not, or gave no file.</summary>
    public HisRow? His { get; init; }

    /// <summary>The attempt of ours that made the platform's row; null where it was none of ours.</summary>
    public OwnAttempt? Attempt { get; init; }
}

/// <summary>An attempt of the gateway's own, found by a msgid that the platform told.</summary>
/// <param name="Message">The message that it belongs to.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
public sealed record OwnAttempt(MessageHeader Message, string Transaction);
