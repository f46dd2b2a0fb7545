namespace Gateway.Canonical;

/// <summary>What a breach of a rule does.</summary>
public enum RuleLevel
{
    /// <summary>Nothing is sent, or nothing more; the sender is told.</summary>
    Refuse,

    /// <summary>The message goes on; the breach is noted.</summary>
    Warn,

    /// <summary>The rule is not asked.</summary>
    Off,
}

/// <summary>When a rule is asked.</summary>
public enum RuleStage
{
    /// <summary>Step 5, from the message and the institution's code tables alone: before anything is sent.</summary>
    Message,

    /// <summary>Before a step that says <c>check: [person]</c>, with what 1101 answered and what the key book knows of the person.</summary>
    Person,

    /// <summary>Before a step that says <c>check: [amounts]</c>, with what the trial settlement answered: the last moment before money moves.</summary>
    Amounts,
}
