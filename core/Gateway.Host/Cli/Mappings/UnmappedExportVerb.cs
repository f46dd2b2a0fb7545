using System.CommandLine;
using Gateway.Console.Views;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings unmapped export FILE.csv</c>: the open lines as a file for Excel or WPS.</summary>
internal static class UnmappedExportVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The CSV file to write: UTF-8 with byte order mark, as Excel and WPS open it." };
        var export = new Command("export", "Write the open lines to a CSV file: fill in 'target' (with direction back: 'code'), change 'layer' where the row belongs elsewhere, then import it.") { file };
        export.SetAction((parsed, token) => ExportAsync(parsed, parsed.GetRequiredValue(file), token));
        return export;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, FileInfo file, CancellationToken cancellationToken)
    {
        if (await UnmappedLines.ReadAsync(parsed, cancellationToken) is not { } list)
        {
            return GatewayCommand.Failed;
        }

        UnmappedView[] open = [.. list.Codes.Where(line => line.State == "open")];
        await File.WriteAllBytesAsync(file.FullName, WorkListSheet.Write(open.Select(LineOf)), cancellationToken);
        System.Console.WriteLine($"{open.Length} codes in {file}. Fill in 'target', then: gateway mappings unmapped import {file}");
        return GatewayCommand.Done;
    }

    private static WorkListLine LineOf(UnmappedView view) => new()
    {
        Institution = view.Institution,
        Area = view.Area,
        Source = view.Source,
        Version = view.Version,
        Concept = view.Concept,
        Code = view.Code,
        Direction = view.Direction == "back" ? CodeDirection.Back : CodeDirection.Forward,
        Display = view.Display,
        Count = view.Messages,
        FirstSeen = view.FirstSeen,
        LastSeen = view.LastSeen,
        Suggestions = view.Suggestions,
    };
}
