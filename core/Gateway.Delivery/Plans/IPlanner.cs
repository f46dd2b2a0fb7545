using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Says what a message needs next. Pure: the same item gives the same action, so a restart goes on where the journal ends.</summary>
public interface IPlanner
{
    /// <summary>The next thing to do for a message.</summary>
    /// <param name="item">Its plan and everything that was tried.</param>
    DeliveryAction Next(DeliveryItem item);

    /// <summary>Pages of the key book that a message needs when its turn comes, because an earlier message of its lane was still to give them when it was planned.</summary>
    /// <returns>Empty for most messages.</returns>
    ImmutableArray<KeyBookPage> PagesOf(DeliveryItem item) => [];

    /// <summary>Whether a message goes before everything that waits in its lane, parked messages too, and is planned from what they came to: the order to undo a visit.</summary>
    bool GoesFirst(MessageHeader message) => false;

    /// <summary>Attempts of a message of which it was, or is, not known whether the other side acted; oldest first. Attempts that change nothing are left out.</summary>
    ImmutableArray<Doubt> DoubtsOf(DeliveryItem item) => [];

    /// <summary>J2 of the gateway's own message that signs an operator in; or why nobody can.</summary>
    /// <param name="order">Who, and when it was ordered.</param>
    /// <param name="seed">Identity of the order: the hash of its bytes.</param>
    PlannedSignIn PlanSignIn(SignInOrder order, string seed) => new(null, []);
}

/// <summary>How an operator is signed in.</summary>
/// <param name="Prepared">J2; null when it cannot be done.</param>
/// <param name="Issues">Why not.</param>
public sealed record PlannedSignIn(JournalFact.Prepared? Prepared, ImmutableArray<Issue> Issues);

/// <summary>A message in its lane.</summary>
/// <param name="Message">Header, with lane and event.</param>
/// <param name="Plan">As the planner wrote it at J2.</param>
/// <param name="Canonical">The canonical Bundle as JSON.</param>
/// <param name="Attempts">In order. An intent whose outcome was never written reads as <see cref="AttemptOutcome.Unknown"/>.</param>
public sealed record DeliveryItem(MessageHeader Message, ReadOnlyMemory<byte> Plan, ReadOnlyMemory<byte> Canonical, ImmutableArray<Attempt> Attempts)
{
    /// <summary>When a person let it go on for the last time; null when nobody did.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>How persons let it go on, oldest first.</summary>
    public ImmutableArray<PersonOrder> Orders { get; init; } = [];

    /// <summary>What the pages that <see cref="IPlanner.PagesOf"/> named hold at the beginning of the turn, by scope; null when none was named.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>>? KeyBook { get; init; }

    /// <summary>Of a message with an unknown outcome: when its destination took nothing, apart and in order. That time counts against no deadline.</summary>
    public ImmutableArray<ClosedSpan> Shut { get; init; } = [];

    /// <summary>Of a message that <see cref="IPlanner.GoesFirst"/>: every message of its lane that was prepared before it, oldest first.</summary>
    public ImmutableArray<DeliveryItem> Earlier { get; init; } = [];
}

/// <summary>A page of the key book: what an institution's number means to the platform.</summary>
/// <param name="Scope"><c>visit</c>, <c>invoice</c>, <c>person</c>.</param>
/// <param name="Local">The institution's number; a person's is hashed.</param>
public readonly record struct KeyBookPage(string Scope, string Local)
{
    /// <summary>Under which institution the key book holds it; null for the message's own.</summary>
    public string? Holder { get; init; }
}

/// <summary>One try, ended or interrupted.</summary>
public sealed record Attempt(AttemptIntent Intent, AttemptOutcome Outcome, string Detail, ReadOnlyMemory<byte> Answer, DateTimeOffset EndedAt);

/// <summary>What a message needs next. These are all there are.</summary>
public abstract record DeliveryAction
{
    private DeliveryAction() { }

    /// <summary>Send a transaction. Its bytes are made once msgid and time are known, journalled, then sent.</summary>
    /// <param name="Fill">Makes the bytes that leave; pure.</param>
    /// <param name="NotBefore">Wait until then (an ask that comes too early learns nothing); null for now.</param>
    public sealed record Send(string Step, AttemptPurpose Purpose, string Transaction, string Destination, Func<AttemptStamp, ReadOnlyMemory<byte>> Fill, DateTimeOffset? NotBefore = null) : DeliveryAction
    {
        /// <summary>Whose session it needs; null when it needs none.</summary>
        public SessionKey? Session { get; init; }
    }

    /// <summary>The plan has ended.</summary>
    public sealed record Finish(MessageState State, ImmutableArray<Issue> Issues, ReadOnlyMemory<byte> Answer) : DeliveryAction
    {
        /// <summary>Messages of the lane that this one has undone: they end as reversed, before it ends itself.</summary>
        public ImmutableArray<long> Takes { get; init; } = [];
    }

    /// <summary>A person has to decide.</summary>
    public sealed record Park(ImmutableArray<Issue> Issues) : DeliveryAction;
}

/// <summary>What only the moment of sending knows.</summary>
/// <param name="MsgId">Never used before and never again.</param>
/// <param name="At">The clock's time.</param>
/// <param name="SignNo">Of the operator's session; empty where none is needed.</param>
public readonly record struct AttemptStamp(string MsgId, DateTimeOffset At, string SignNo = "");
