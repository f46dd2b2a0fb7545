using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Checks a file completely and says what it would make of a code table: 1 where to, 2 the table as it is, 3 the file's rows, 4 their targets, 5 both together, as the loader will read it.</summary>
internal sealed partial class CodeImporter(MappingFolder files, CodeImportRequest request)
{
    private readonly FaultList faults = new();

    public Outcome<CodeImport> Plan()
    {
        // 1
        Outcome<CodePlace> place = CodePlace.Find(files, request.Into);
        if (!place.Succeeded || place.Value.Version?.Final is { })
        {
            return Outcome.Refused<CodeImport>(place.Succeeded ? [place.Value.Version!.Final!] : place.Issues); // asked above
        }

        if (!Name().IsMatch(request.Concept))
        {
            return Outcome.Refused<CodeImport>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(request.Concept), "Expected a concept's name in small letters, digits, '-' and '_', such as fee-category."));
        }

        // 2
        string path = place.Value.FileOf(request.Concept);
        ImmutableArray<CodeEntry> before = File.Exists(path) ? CodeEntryFile.Read(path, files.Name(path), faults) : [];

        // 3
        ConceptFacts facts = ConceptFacts.Of(files, place.Value, request.Concept);
        ImmutableArray<CodeEntry> entries = [.. Read(facts, before).Select(entry => entry with { Cells = [.. entry.Cells.Select(cell => cell.Trim())] })];

        // 4
        CheckTargets(entries, facts.List);

        // 5
        ImmutableArray<CodeEntry> after = Together(before, entries);
        CodeEntryFile.Check(after, faults);
        ImmutableArray<Issue> issues = faults.ToImmutable();
        if (entries.IsEmpty && issues.IsEmpty)
        {
            issues = [new Issue(IssueCodes.FileUnreadable, new SourceLocation(request.File), "Expected at least one row below the header.")];
        }

        return issues.Any(issue => issue.IsError) ? Outcome.Refused<CodeImport>(issues) : Outcome.Of(Result(path, before, entries, after, facts), issues);
    }

    private ImmutableArray<CodeEntry> Read(ConceptFacts facts, ImmutableArray<CodeEntry> before)
    {
        string name = Path.GetFileName(request.File);
        if (ReadBytes() is not { } bytes)
        {
            return [];
        }

        if (bytes.AsSpan().TrimStart("\uFEFF \r\n\t"u8) is [(byte)'{', ..])
        {
            return new ConceptMapReader(name, request.Concept, facts.System, faults).Read(bytes);
        }

        var check = new CodeCellCheck(facts.List, before.Select(entry => entry["code"]).ToHashSet(StringComparer.Ordinal), faults);
        return GridOf(bytes, name) is { } grid ? CodeGrid.Read(grid, check, faults) : [];
    }

    private byte[]? ReadBytes()
    {
        try
        {
            return File.ReadAllBytes(request.File);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add(IssueCodes.FileUnreadable, request.File, "Expected a file that can be read; close it in Excel or WPS first.");
            return null;
        }
    }

    private Grid? GridOf(byte[] bytes, string name)
    {
        Outcome<ImmutableArray<Grid>> sheets = GridFile.Read(bytes, name, request.Encoding);
        faults.AddAll(sheets.Issues);
        if (!sheets.Succeeded)
        {
            return null;
        }

        Grid chosen = sheets.Value.FirstOrDefault(sheet => sheet.Sheet == request.Concept && CodeGrid.HoldsCodes(sheet)) ?? sheets.Value.FirstOrDefault(CodeGrid.HoldsCodes) ?? sheets.Value[0];
        foreach (Grid other in sheets.Value.Where(sheet => sheet != chosen && sheet.Rows.Any(row => !row.IsEmpty) && sheet.Sheet != GridFile.Readme))
        {
            faults.Add(IssueCodes.NotKept, $"{name}:{other.Sheet}", $"The sheet '{other.Sheet}' is not read: the codes are in '{chosen.Sheet}'. Name a sheet '{request.Concept}' to have it read.");
        }

        return chosen;
    }

    private void CheckTargets(ImmutableArray<CodeEntry> entries, NationalList? list)
    {
        foreach (CodeEntry entry in entries.Where(entry => list is not null && entry["target"].Length > 0 && !list.Contains(entry["target"]) && list.Padded(entry["target"]) is null))
        {
            faults.Add(IssueCodes.TargetCodeUnknown, entry.At("target"), $"Expected a code of {list!.Name}.{list.Hint(entry["target"], entry["target_display"])}"); // filtered
        }
    }

    // Rows of the same code and first day take the place of the old ones; new rows come last.
    private ImmutableArray<CodeEntry> Together(ImmutableArray<CodeEntry> before, ImmutableArray<CodeEntry> entries)
    {
        if (request.Replaces)
        {
            return entries;
        }

        ILookup<(string, string), CodeEntry> fresh = entries.ToLookup(entry => entry.Key);
        HashSet<(string, string)> old = [.. before.Select(entry => entry.Key)];
        return [.. before.SelectMany(entry => fresh.Contains(entry.Key) ? fresh[entry.Key] : [entry]), .. entries.Where(entry => !old.Contains(entry.Key))];
    }

    private CodeImport Result(string path, ImmutableArray<CodeEntry> before, ImmutableArray<CodeEntry> entries, ImmutableArray<CodeEntry> after, ConceptFacts facts)
    {
        Dictionary<(string, string), CodeEntry> old = before.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key);
        HashSet<(string, string)> fresh = [.. entries.Select(entry => entry.Key)];
        return new CodeImport(path, files.Name(path), CodeEntryFile.Write(after))
        {
            Rows = entries.Length,
            Added = [.. entries.Where(entry => !old.ContainsKey(entry.Key)).Select(entry => entry["code"])],
            Changed = [.. entries.Where(entry => old.TryGetValue(entry.Key, out CodeEntry? was) && !was.Equals(entry)).Select(entry => entry["code"])],
            Others = [.. before.Where(entry => !fresh.Contains(entry.Key)).Select(entry => entry["code"])],
            TakesOut = request.Replaces,
            ComparedWith = facts.List?.Name,
        };
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Name();
}
