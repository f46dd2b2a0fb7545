namespace Gateway.Console.Views;

/// <summary>One line of a list of messages. Holds no content of the message.</summary>
public sealed record MessageView
{
    public required long Id { get; init; }

    public required string Institution { get; init; }

    public required string Source { get; init; }

    public required string Listener { get; init; }

    /// <summary>received, prepared, parked, accepted, refused or reversed.</summary>
    public required string State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string Sha256 { get; init; }

    public required int Bytes { get; init; }

    public string? Event { get; init; }

    public string? Lane { get; init; }

    public string? MappingVersion { get; init; }

    public string? IssueCode { get; init; }

    /// <summary>The issue's sentence, in Chinese and English; null without an issue.</summary>
    public string? IssueText { get; init; }

    public required int Attempts { get; init; }
}
