namespace Gateway.Mapping;

/// <summary>After which step a sender is answered.</summary>
public enum ReplyWhen
{
    /// <summary>Once the message is on disk.</summary>
    Stored,

    /// <summary>Once it is mapped, checked and planned.</summary>
    Checked,

    /// <summary>Once the plan has ended, up to a deadline.</summary>
    Answered,
}
