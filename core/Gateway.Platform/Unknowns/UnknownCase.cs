using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Everything that is known of one unknown outcome, without anything that the message contains.</summary>
/// <param name="Message">Whose it is.</param>
/// <param name="Step">The plan's step.</param>
/// <param name="Transaction">What was sent, e.g. <c>2207</c>.</param>
/// <param name="Doubt">The attempt that is unknown.</param>
/// <param name="Deadline">When a person is asked.</param>
/// <param name="Attempts">Of this step: what was sent, asked and taken back.</param>
/// <param name="Shown">What the latest answered ask shows of the person: each row that counts.</param>
/// <param name="CanAsk">Whether it can be asked about.</param>
/// <param name="CanReverse">Whether it can be taken back by its msgid.</param>
/// <param name="Advice">What the gateway would do.</param>
public sealed record UnknownCase(
    MessageHeader Message, string Step, string Transaction, Doubt Doubt, DateTimeOffset Deadline, ImmutableArray<Attempt> Attempts, ImmutableArray<ShownRow> Shown, bool CanAsk, bool CanReverse, UnknownAdvice Advice);

/// <summary>One row that the platform showed when it was asked.</summary>
/// <param name="Numbers">The platform's numbers: <c>setl_id</c>, <c>mdtrt_id</c>.</param>
/// <param name="MsgId">The msgid under which it was made, where the platform tells; null otherwise.</param>
/// <param name="IsOurs">Whether it is recognised as this message's.</param>
/// <param name="IsDead">Whether the platform marks it as taken back.</param>
public sealed record ShownRow(ImmutableSortedDictionary<string, string> Numbers, string? MsgId, bool IsOurs, bool IsDead);

/// <summary>What the gateway would do with an unknown outcome that waits for a person.</summary>
public enum UnknownAdvice
{
    /// <summary>It is worked on; nobody has to do anything yet.</summary>
    Wait,

    /// <summary>Ask again: what the platform said last does not tell.</summary>
    Ask,

    /// <summary>The platform does not show it: take it back by its msgid, so that it cannot appear later.</summary>
    Reverse,

    /// <summary>It was taken back, or is not there: let the message go on.</summary>
    GoOn,

    /// <summary>The platform shows one settlement that may be this one under another msgid: compare, then adopt it by its number.</summary>
    Compare,

    /// <summary>Neither ask nor reversal exist: find out from the platform's office.</summary>
    Office,
}
