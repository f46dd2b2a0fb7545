namespace Gateway.Journal;

/// <summary>
/// Which fact may follow which state, and the state that it leads to. Pure.
/// <code>
///              Prepared       Rejected   Parked    Released               Finished            AttemptStarted  Skipped
/// Received     → Prepared     → Refused  → Parked  –                      –                   –               –
/// Prepared     –              –          → Parked  –                      → its state         stays           –
/// Parked       –              → Refused¹ –         → Prepared, Received¹  → its state²        –               → Skipped
/// Accepted     –              –          –         –                      → Reversed only     –               –
/// Refused      –              –          –         → Received¹            –                   –               stays³
/// Reversed     –              –          –         –                      –                   –               –
/// Skipped      –              –          –         –                      –                   –               –
/// ¹ only while it was never prepared    ² only if it was prepared    ³ only for a successor
/// </code>
/// KeyLapsed follows Accepted only and changes no state.
/// AttemptEnded, AnsweredLate and Replied may follow any state and change none: what the other side did is always written down.
/// Dropped follows final states only and changes none.
/// </summary>
internal static class MessageLife
{
    /// <summary>The state after a fact; null when the fact cannot follow.</summary>
    /// <param name="state">The message's state.</param>
    /// <param name="isPrepared">Whether a Prepared fact is among its facts.</param>
    /// <param name="fact">What became true.</param>
    public static MessageState? After(MessageState state, bool isPrepared, JournalFact fact) => fact switch
    {
        JournalFact.AttemptEnded or JournalFact.Replied or JournalFact.AnsweredLate => state,
        JournalFact.Prepared when state is MessageState.Received => MessageState.Prepared,
        JournalFact.Rejected when state is MessageState.Received || (state is MessageState.Parked && !isPrepared) => MessageState.Refused,
        JournalFact.Parked when state is MessageState.Received or MessageState.Prepared => MessageState.Parked,
        JournalFact.Released when state is MessageState.Parked => isPrepared ? MessageState.Prepared : MessageState.Received,
        JournalFact.Released when state is MessageState.Refused && !isPrepared => MessageState.Received,
        JournalFact.AttemptStarted when state is MessageState.Prepared => MessageState.Prepared,
        JournalFact.Dropped when state.IsFinal() => state,
        JournalFact.Skipped when state is MessageState.Parked => MessageState.Skipped,
        JournalFact.Skipped { Successor: not null } when state is MessageState.Refused => state,
        JournalFact.KeyLapsed when state is MessageState.Accepted => state,
        JournalFact.Finished finished => AfterFinish(state, isPrepared, finished.State),
        _ => null,
    };

    /// <summary>Whether nothing more happens to a message by itself.</summary>
    public static bool IsFinal(this MessageState state) => state >= MessageState.Accepted;

    /// <summary>Whether a message holds its business key against others.</summary>
    public static bool IsLive(this MessageState state) => state is not (MessageState.Refused or MessageState.Reversed or MessageState.Skipped);

    private static MessageState? AfterFinish(MessageState state, bool isPrepared, MessageState end) => state switch
    {
        _ when !end.IsFinal() || end is MessageState.Skipped => null, // skipping has a fact of its own
        MessageState.Prepared => end,
        MessageState.Parked when isPrepared => end,
        MessageState.Accepted when end is MessageState.Reversed => end,
        _ => null,
    };
}
