namespace Gateway.Mapping;

/// <summary>What a source wants when an attempt of unknown outcome was taken back, and that was confirmed (decision 0015).</summary>
public enum AfterReversal
{
    /// <summary>It is done anew under a new msgid.</summary>
    Again,

    /// <summary>The message ends as refused; what it did before is undone. The sender sends it again if it still wants it.</summary>
    Refuse,
}
