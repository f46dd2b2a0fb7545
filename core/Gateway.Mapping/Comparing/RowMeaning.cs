namespace Gateway.Mapping;

/// <summary>Says in words what a changed row does.</summary>
internal static class RowMeaning
{
    public static string Of(RowPair pair, ComparedTable old, ComparedTable fresh) => fresh.Kind == ComparedKind.Codes || old.Kind == ComparedKind.Codes
        ? CodeMeaning.Of(pair, Path.GetFileNameWithoutExtension(fresh.Name))
        : (pair, Kind: fresh.Rows.IsEmpty ? old.Kind : fresh.Kind) switch
        {
            (_, ComparedKind.Other) => pair.Old is null ? "new" : pair.New is null ? "gone" : "says something else now",
            ({ Old: null, New: { } added }, var kind) => Added(added, kind, old),
            ({ Old: { } removed, New: null }, _) => Removed(removed, fresh),
            var both => string.Join("; ", Changed(both.pair.Old!, both.pair.New!, both.Kind)), // one of the two is there, and both others are done
        };

    private static string Added(ComparedRow row, ComparedKind kind, ComparedTable old)
    {
        bool isOther = old.Rows.Any(other => other.What == row.What);
        string filled = isOther ? $"{row.What} has one more way to be filled{When(row)}: from {Source(row)}" : $"{row.What} is now filled{When(row)} from {Source(row)}";
        return row["required"] == "yes" ? $"{filled}; {Required(row, kind)}" : filled;
    }

    private static string Removed(ComparedRow row, ComparedTable fresh) => fresh.Rows.Any(other => other.What == row.What)
        ? $"{row.What} is no longer filled{When(row)} from {Source(row)}; its other rows stay"
        : $"{row.What} is no longer filled";

    private static IEnumerable<string> Changed(ComparedRow old, ComparedRow row, ComparedKind kind)
    {
        if (Source(old) != Source(row))
        {
            yield return $"{row.What} now from {Source(row)} instead of {Source(old)}";
        }

        if (old["when"] != row["when"])
        {
            yield return row["when"].Length == 0 ? $"{row.What} is now filled always, not only when {old["when"]}" : $"{row.What} is now filled only when {row["when"]}{(old["when"].Length == 0 ? "" : $" instead of when {old["when"]}")}";
        }

        if (old["required"] != row["required"])
        {
            yield return row["required"] == "yes" ? Required(row, kind) : old["required"] == "yes" ? $"no longer required: messages without {row["source"]} go on without {row.What}" : "required is said, and changes nothing";
        }

        if (old["each"] != row["each"])
        {
            yield return row["each"].Length == 0 ? $"once per message now, no longer per {old["each"]}" : $"once per {row["each"]} now";
        }

        if (old["max_length"] != row["max_length"])
        {
            yield return row["max_length"].Length == 0 ? "as long as the platform's standard allows" : $"at most {row["max_length"]} characters now: longer values are refused";
        }

        if (old["note"] != row["note"])
        {
            yield return "another note (changes nothing)";
        }
    }

    private static string Required(ComparedRow row, ComparedKind kind) => kind == ComparedKind.Reply
        ? $"required now: a reply without {row["source"]} cannot be written"
        : $"required now: messages without {row["source"]} will be refused{When(row)}";

    private static string When(ComparedRow row) => row["when"].Length == 0 ? "" : $" when {row["when"]}";

    private static string Source(ComparedRow row) =>
        row["source"] + (row["transform"].Length == 0 ? "" : $" by `{row["transform"]}`") + (row["codes"].Length == 0 ? "" : $" with codes {row["codes"]}");
}
