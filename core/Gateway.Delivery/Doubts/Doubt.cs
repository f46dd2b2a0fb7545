namespace Gateway.Delivery;

/// <summary>An attempt whose outcome was unknown, and what became of it.</summary>
/// <param name="MsgId">Of the attempt.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Since">When it became unknown.</param>
/// <param name="State">What became of it.</param>
public sealed record Doubt(string MsgId, string Transaction, DateTimeOffset Since, DoubtState State);

/// <summary>What became of an unknown outcome.</summary>
public enum DoubtState
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>The platform showed that it had been done; that was taken over.</summary>
    Adopted,

    /// <summary>It was taken back by its msgid, and that was confirmed.</summary>
    Reversed,

    /// <summary>The platform showed that it had not been done, or repeating it changes nothing.</summary>
    Repeated,

    /// <summary>A person decided.</summary>
    Person,
}
