using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What a message of an event usually fills: 1 the targets that another source has for that event, 2 those that the platform's transactions read and require.</summary>
internal static class SuggestedTargets
{
    /// <summary>Rows in an order that people can follow; each target once.</summary>
    /// <param name="model">The source whose table is asked first.</param>
    public static ImmutableArray<SuggestedRow> Of(MappingFolder files, string @event, VersionFolder model)
    {
        IEnumerable<SuggestedRow> rows = OfOthers(files, @event, model).Concat(OfPlatform(files, @event));
        return [.. rows.DistinctBy(row => (row.Target, row.Source)).GroupBy(row => row.Target, StringComparer.Ordinal).SelectMany(same => same.Any(row => row.Source.Length > 0) ? same.Where(row => row.Source.Length > 0).Take(1) : same.Take(1))];
    }

    // 1
    private static IEnumerable<SuggestedRow> OfOthers(MappingFolder files, string @event, VersionFolder model) =>
        from version in VersionFolder.All(files).OrderByDescending(version => version == model).ThenBy(version => version.Label, StringComparer.Ordinal)
        from message in version.Settings?.List("messages") ?? []
        where message.Text("event") == @event && message.Text("table") is not null
        let path = Path.Combine(version.Path, message.Text("table")!) // filtered
        where File.Exists(path)
        from row in (TableFile.Load(path, path, ["target", "source"], TargetCompiler.Columns, new FaultList())?.Rows ?? []).AsEnumerable()
        select RowOf(row, $"{version.Source}: ");

    private static SuggestedRow RowOf(TableRow row, string who)
    {
        bool isAlike = row["when"].Length == 0 && row["each"].Length == 0 && (row["source"].StartsWith('\'') || row["source"].StartsWith("ref:", StringComparison.Ordinal) || row["source"].StartsWith("institution:", StringComparison.Ordinal));
        string seen = string.Join(" | ", ((string[])[row["source"], row["transform"]]).Where(text => text.Length > 0));
        string each = row["each"].Length == 0 ? "" : $", each {row["each"]}", when = row["when"].Length == 0 ? "" : $", when {row["when"]}";
        return isAlike
            ? new(row["target"], row["source"], row["transform"], row["codes"], row["required"] == "yes", row["note"])
            : new(row["target"], "", "", row["codes"], row["required"] == "yes", $"待填 fill in · {who}{seen}{each}{when}");
    }

    // 2
    private static IEnumerable<SuggestedRow> OfPlatform(MappingFolder files, string @event) =>
        from kind in MappingFolder.Folders(files.PathOf("national", "platform"))
        let folder = MappingFolder.Folders(kind).OrderBy(version => VersionOrder.Of(Path.GetFileName(version)), StringComparer.Ordinal).LastOrDefault()
        where folder is not null
        from transaction in Transactions(Path.Combine(folder, "plans.yaml"), @event)
        let path = Path.Combine(folder, transaction + ".csv")
        where File.Exists(path)
        from row in (TableFile.Load(path, path, ["node", "field", "source"], FillTable.Columns, new FaultList())?.Rows ?? []).AsEnumerable()
        where row["required"] == "yes" && row["when"].Length == 0 && CanonicalPath(row) is not null
        select new SuggestedRow(CanonicalPath(row)!, "", "", "", true, $"待填 fill in · {transaction} {row["field"]}"); // filtered

    // A path of the canonical message; with an each, the member's path behind the group's.
    private static string? CanonicalPath(TableRow row)
    {
        string source = row["source"];
        string path = source.StartsWith('.') ? row["each"].Split('>')[^1].Trim() + source : source;
        return path.Length > 0 && char.IsAsciiLetterUpper(path[0]) && !path.Contains(' ', StringComparison.Ordinal) ? path : null;
    }

    private static IEnumerable<string> Transactions(string plans, string @event)
    {
        if (!YamlJson.Load(plans).TryGetValue(out JsonElement root) || !root.TryGetProperty("plans", out JsonElement all) || !all.TryGetProperty(@event, out JsonElement plan) || !plan.TryGetProperty("steps", out JsonElement steps))
        {
            return [];
        }

        return [.. steps.EnumerateArray().Where(step => step.ValueKind == JsonValueKind.Object && step.TryGetProperty("transaction", out _)).Select(step => step.GetProperty("transaction").ToString())];
    }
}
