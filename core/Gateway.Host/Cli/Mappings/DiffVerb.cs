using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings diff A B</c>: what differs between two versions, row by row and in words.</summary>
internal static class DiffVerb
{
    private static readonly Argument<string> Old = new("a") { Description = "ID@VERSION of a source or a platform (fujian-ini@1.0, nhsa@1.0), or a folder." };
    private static readonly Argument<string> New = new("b") { Description = "The other one." };
    private static readonly Option<bool> Json = new("--json") { Description = "The differences as JSON on stdout." };

    public static Command Create()
    {
        var diff = new Command("diff", "Show what differs between two versions: settings, rows, cells, codes, and what each change does.") { Old, New, Json };
        diff.SetAction(parsed => Run(parsed));
        return diff;
    }

    private static int Run(ParseResult parsed)
    {
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        if (FolderOf(root, parsed.GetRequiredValue(Old)) is not { } old || FolderOf(root, parsed.GetRequiredValue(New)) is not { } fresh)
        {
            return GatewayCommand.WrongUsage;
        }

        MappingDifference difference = MappingComparer.Between(old, fresh);
        System.Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(difference, CliJson.WithNames) : TextOf(difference));
        return GatewayCommand.Done;
    }

    private static string? FolderOf(string root, string name)
    {
        string[] parts = name.Split('@', 2);
        string[] places = parts.Length == 2
            ? [Path.Combine(root, "sources", parts[0], parts[1]), Path.Combine(root, "national", "platform", parts[0], parts[1])]
            : [name, Path.Combine(root, name)];
        string? found = Array.Find(places, Directory.Exists);
        if (found is null)
        {
            System.Console.Error.WriteLine($"There is no {name}: expected ID@VERSION or a folder.");
        }

        return found;
    }

    private static string TextOf(MappingDifference difference)
    {
        var text = new StringBuilder(difference.IsEmpty ? "No difference." : "");
        foreach (SettingChange setting in difference.Settings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{setting.File} {setting.Name}: {setting.Old ?? "(not set)"} -> {setting.New ?? "(not set)"}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {setting.Meaning}");
        }

        foreach (TableChange table in difference.Tables)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{table.File}: {Count(table, ChangeKind.Added)} added, {Count(table, ChangeKind.Removed)} removed, {Count(table, ChangeKind.Changed)} changed");
            foreach (RowChange row in table.Rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Sign(row.Kind)} row {Rows(row)} {row.What}");
                foreach (CellChange cell in row.Kind == ChangeKind.Changed ? row.Cells : [])
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"      {cell.Column}: {Shown(cell.Old)} -> {Shown(cell.New)}");
                }

                text.AppendLine(CultureInfo.InvariantCulture, $"    {row.Meaning}");
            }
        }

        return text.ToString().TrimEnd();
    }

    private static int Count(TableChange table, ChangeKind kind) => table.Rows.Count(row => row.Kind == kind);

    private static char Sign(ChangeKind kind) => kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' };

    private static string Rows(RowChange row) => row switch
    {
        { OldRow: { } old, NewRow: { } fresh } when old != fresh => $"{old} (now {fresh})",
        _ => (row.NewRow ?? row.OldRow ?? 0).ToString(CultureInfo.InvariantCulture),
    };

    private static string Shown(string cell) => cell.Length == 0 ? "(empty)" : cell;
}
