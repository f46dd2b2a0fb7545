namespace Gateway.Conformance;

/// <summary>What must hold for every outcome of reading, whatever the bytes.</summary>
public static class OutcomeSoundness
{
    /// <summary>What is wrong: neither a record whose every text can be asked for, nor errors with places inside the message. Null when it is sound.</summary>
    /// <param name="outcome">What reading gave.</param>
    /// <param name="messageLength">Bytes of the message.</param>
    public static string? FaultOf(Outcome<SourceRecord> outcome, int messageLength)
    {
        bool hasError = outcome.Issues.Any(issue => issue.IsError);
        return outcome.Succeeded == hasError ? hasError ? "accepted with an error" : "refused without an error"
            : outcome.Issues.Select(issue => FaultOf(issue, messageLength)).FirstOrDefault(fault => fault is not null)
            ?? (outcome.Partial is { } record && HasNamelessNode(record.Root) ? "a node without a name" : null);
    }

    private static string? FaultOf(Issue issue, int messageLength) =>
        issue.At.Offset < 0 || issue.At.Length < 0 || issue.At.Offset + issue.At.Length > messageLength ? $"{issue} lies outside the {messageLength} bytes"
        : string.IsNullOrWhiteSpace(issue.Reason) ? $"{issue.Code.Id} without a reason"
        : null;

    // Asks for every text on the way: it must be there when a table wants it.
    private static bool HasNamelessNode(SourceNode node)
    {
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            _ = child.Text;
            if (child.Name.Length == 0 || HasNamelessNode(child))
            {
                return true;
            }
        }

        return false;
    }
}
