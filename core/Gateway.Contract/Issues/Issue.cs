namespace Gateway.Contract;

/// <summary>What is wrong, where and why. Carries no value of the message: the location points into it.</summary>
/// <param name="Code">The kind of fault.</param>
/// <param name="At">Where in the sender's bytes, or in a table.</param>
/// <param name="Reason">What was expected, in one sentence.</param>
public sealed record Issue(IssueCode Code, SourceLocation At, string Reason)
{
    /// <summary>Whether the message must not go on.</summary>
    public bool IsError => Code.Severity == Severity.Error;

    /// <summary>The table row that asked for the value, as <c>file:row:column</c>; null outside mapping.</summary>
    public string? TableRow { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Code.Id} {At}: {Code.English} {Reason}{(TableRow is null ? "" : $" [{TableRow}]")}";
}
