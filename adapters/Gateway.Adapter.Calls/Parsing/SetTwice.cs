namespace Gateway.Adapter.Calls.Parsing;

/// <summary>Refuses a record in which one value of a row was set twice: whether the first or the last was meant, nobody knows.</summary>
internal static class SetTwice
{
    public static Outcome<SourceRecord> Refuse(Outcome<SourceRecord> outcome, CallBook book)
    {
        if (!outcome.TryGetValue(out SourceRecord? record))
        {
            return outcome;
        }

        var issues = new IssueList();
        var lastRow = new Dictionary<string, int>(StringComparer.Ordinal);
        int row = 0;
        for (SourceNode group = record.Root.FirstChild; group.Exists && !issues.IsFull; group = group.NextSibling)
        {
            row++;
            for (SourceNode value = group.FirstChild; value.Exists && book.Groups.ContainsKey(group.Name) && !issues.IsFull; value = value.NextSibling)
            {
                if (lastRow.GetValueOrDefault(value.Name) == row)
                {
                    issues.Add(new Issue(IssueCodes.StructureUnreadable, value.Location, "Expected each name once in a row."));
                }

                lastRow[value.Name] = row;
            }
        }

        return issues.HasErrors ? Outcome.Refused(issues.ToImmutable(), record) : outcome;
    }
}
