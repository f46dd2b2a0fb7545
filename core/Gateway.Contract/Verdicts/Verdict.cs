namespace Gateway.Contract;

/// <summary>One line about a message that was refused, is parked or waits: who failed, how that is seen, and what to do next.</summary>
/// <param name="Party">Who failed.</param>
/// <param name="Evidence">How it is seen: transaction, msgid and the other side's words, or the place in the message or a table. May hold what the other side wrote.</param>
/// <param name="Chinese">What to do next.</param>
/// <param name="English">The same in English.</param>
public sealed record Verdict(Party Party, string Evidence, string Chinese, string English)
{
    /// <summary>The party's name as people read it, for example <c>发送方系统</c>.</summary>
    public string PartyChinese => PartyNames.Chinese(Party);

    /// <summary>The same in English, for example <c>sender's system</c>.</summary>
    public string PartyEnglish => PartyNames.English(Party);
}
