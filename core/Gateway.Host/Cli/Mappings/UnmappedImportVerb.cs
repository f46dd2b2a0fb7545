using System.Collections.Immutable;
using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings unmapped import FILE.csv</c>: checks a filled work list and appends its rows to the code tables, all or none.</summary>
internal static class UnmappedImportVerb
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check and show, write nothing." };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The filled CSV file, in UTF-8 or GB18030." };
        var import = new Command("import", "Check a filled work list and append its rows to the code tables: all of them, or none and every fault. Then name the parked messages that waited for these codes.") { file, DryRun };
        WaitingMessages.AddOptions(import);
        import.SetAction((parsed, token) => ImportAsync(parsed, parsed.GetRequiredValue(file), token));
        return import;
    }

    private static async Task<int> ImportAsync(ParseResult parsed, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            await System.Console.Error.WriteLineAsync($"There is no file {file}.");
            return GatewayCommand.WrongUsage;
        }

        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        ImmutableArray<Issue> before = [.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)];
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        Outcome<WorkListImport> read = before.IsEmpty ? WorkListImport.Read(root, catalog, await File.ReadAllBytesAsync(file.FullName, cancellationToken), file.Name) : Outcome.Refused<WorkListImport>(before);
        bool isDry = parsed.GetValue(DryRun);
        ImmutableArray<Issue> faults = !read.TryGetValue(out WorkListImport? import) ? read.Issues : isDry ? [] : import.Write(adapters);
        if (!faults.IsEmpty || import is null)
        {
            MappingOptions.Print(faults);
            await System.Console.Error.WriteLineAsync($"{faults.Length} faults: nothing was written.");
            return GatewayCommand.Failed;
        }

        Print(import, isDry);
        return isDry || import.Additions.IsEmpty ? GatewayCommand.Done : await WaitingMessages.TellAsync(parsed, import.Additions, cancellationToken);
    }

    private static void Print(WorkListImport import, bool isDry)
    {
        foreach (IGrouping<string, CodeAddition> table in import.Additions.GroupBy(addition => addition.File))
        {
            System.Console.WriteLine($"{table.Key}: {table.Count()} rows {(isDry ? "would be added" : "added")}");
            foreach (CodeAddition row in table)
            {
                System.Console.WriteLine($"    {row.Code} → {(row.Target.Length == 0 ? "unmatched" : row.Target)}  ({row.At})");
            }
        }

        System.Console.WriteLine($"{import.Additions.Length} rows {(isDry ? "to write" : "written")}, {import.Known.Length} were there already, {import.Unfilled} not filled in.");
    }
}
