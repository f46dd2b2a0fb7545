using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>Reads <c>national/platform/KIND/VERSION/</c>.</summary>
internal sealed partial class PlatformLoader(MappingFolder files, CodeShelf shelf, ConceptNames concepts, FolderHashes hashes, FaultList faults)
{
    private const string AnswerSuffix = ".answer";
    private const string FieldFile = "fields";

    public PlatformTables Load(string kind, string folder)
    {
        var fills = new Dictionary<string, FillTable>();
        var answers = new Dictionary<string, CanonicalTable>();
        string fieldPath = Path.Combine(folder, FieldFile + ".csv");
        FieldTable? fields = File.Exists(fieldPath) ? FieldTable.Load(fieldPath, files.Name(fieldPath), faults) : null;
        string[] tables = [.. MappingFolder.Files(folder, "*.csv").Where(path => Table().IsMatch(Path.GetFileNameWithoutExtension(path)))];
        foreach (string path in tables)
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (name.EndsWith(AnswerSuffix, StringComparison.Ordinal))
            {
                if (TargetCompiler.Load(path, files.Name(path), TableKind.Answer, ElementModel.Default, concepts, faults) is { } answer)
                {
                    answers.Add(name[..^AnswerSuffix.Length], answer);
                }
            }
            else if (fields is not null && FillTable.Load(path, files.Name(path), name, fields, ElementModel.Default, concepts, faults) is { } fill)
            {
                fills.Add(name, fill);
            }
        }

        if (fields is null && tables.Length > 0)
        {
            faults.Add(Contract.IssueCodes.FileUnreadable, files.Name(fieldPath), "Expected this file beside the tables: it says what fields each transaction has.");
        }

        (ReleaseStatus status, DateOnly? from, DateOnly? to) = TermOf(folder);
        return new PlatformTables(kind, Path.GetFileName(folder), folder, fills.ToFrozenDictionary(StringComparer.Ordinal), answers.ToFrozenDictionary(StringComparer.Ordinal), shelf)
        {
            Status = status,
            From = from,
            To = to,
            Sha256 = hashes.Of(folder),
            Fields = fields,
        };
    }

    /// <summary><c>status</c> and <c>effective</c> of plans.yaml; a folder without one is a draft for every day. What else the file says is checked where plans are made.</summary>
    private (ReleaseStatus Status, DateOnly? From, DateOnly? To) TermOf(string folder)
    {
        string path = Path.Combine(folder, "plans.yaml");
        if (!File.Exists(path) || Settings.Load(path, files.Name(path), new FaultList()) is not { } quiet)
        {
            return default;
        }

        Settings settings = quiet.Reporting(faults);
        Settings? effective = settings.Below("effective");
        effective?.Allow("from", "to");
        return (settings.Choice("status", ReleaseStatus.Draft), effective?.Day("from"), effective?.Day("to"));
    }

    // Transactions are numbered 2207, 2203A, D001; other tables of the folder belong to somebody else.
    [GeneratedRegex(@"^[A-Z]?[0-9]{3,6}[A-Z]?(\.answer)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Table();
}
