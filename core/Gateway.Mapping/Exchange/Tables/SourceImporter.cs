using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Checks a workbook completely and says what it would make of a draft: 1 the sheets, 2 which file each is, 3 its cells, 4 all of it as the catalogue would load it.</summary>
/// <param name="version">The draft.</param>
/// <param name="adapters">The formats that its source.yaml may name.</param>
internal sealed partial class SourceImporter(VersionFolder version, IAdapterCatalog adapters)
{
    private readonly FaultList faults = new();

    /// <param name="bytes">The workbook.</param>
    /// <param name="name">Its name for locations.</param>
    /// <param name="takesFaulty">Whether tables with faults may be saved all the same, to go on later; damaged cells are refused even so.</param>
    public Outcome<SourceImport> Plan(byte[] bytes, string name, bool takesFaulty)
    {
        if (version.Final is { } final)
        {
            return Outcome.Refused<SourceImport>(final);
        }

        // 1
        Outcome<ImmutableArray<Grid>> sheets = WorkbookReader.IsWorkbook(bytes) ? WorkbookReader.Read(bytes, name)
            : Outcome.Refused<ImmutableArray<Grid>>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(name), "Expected the .xlsx workbook that 'gateway mappings tables export' writes."));
        if (!sheets.Succeeded)
        {
            return Outcome.Refused<SourceImport>(sheets.Issues);
        }

        // 2
        Dictionary<string, Grid> files = FilesOf(sheets.Value, name);

        // 3
        var import = new SourceImport(version.Path, files.Select(pair => TableOf(pair.Key, pair.Value)));
        ImmutableArray<Issue> damage = faults.ToImmutable();
        if (damage.Any(fault => fault.IsError))
        {
            return Outcome.Refused<SourceImport>(damage);
        }

        // 4
        ImmutableArray<Issue> found = [.. damage, .. Rehearsal.Faults(version, import, adapters)];
        return found.Any(fault => fault.IsError) && !takesFaulty ? Outcome.Refused<SourceImport>(found) : Outcome.Of(import, found);
    }

    private Dictionary<string, Grid> FilesOf(ImmutableArray<Grid> sheets, string name)
    {
        var files = new Dictionary<string, Grid>(StringComparer.Ordinal);
        Dictionary<string, Grid> left = sheets.Where(sheet => !SourceWorkbook.IsExplanation(sheet.Sheet ?? "")).GroupBy(sheet => sheet.Sheet ?? "", StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        if (!left.Remove(SourceWorkbook.Index, out Grid? index))
        {
            faults.Add(IssueCodes.FileUnreadable, name, $"Expected a sheet '{SourceWorkbook.Index}' with the columns sheet and file, as 'gateway mappings tables export' writes it.");
            return files;
        }

        for (int row = 1; row < index.Rows.Length; row++)
        {
            (string sheet, string file) = (index[row, 0].Text, index[row, 1].Text);
            if (sheet.Length == 0 && file.Length == 0)
            {
                continue;
            }

            if (!TableName().IsMatch(file) || files.ContainsKey(file))
            {
                faults.Add(IssueCodes.PlaceWrong, index.At(row, 1, "file"), "Expected the name of a table such as mzsf.csv or codes/fee-category.csv, each once.");
            }
            else if (!left.Remove(sheet, out Grid? grid))
            {
                faults.Add(IssueCodes.PlaceWrong, index.At(row, 0, "sheet"), $"Expected a sheet of this name.{NearestName.Hint(sheet, left.Keys)}");
            }
            else
            {
                files.Add(file, grid);
            }
        }

        faults.AddAll(left.Keys.Select(sheet => new Issue(IssueCodes.NotKept, new SourceLocation($"{name}:{sheet}"), $"The sheet '{sheet}' is not in '{SourceWorkbook.Index}': add a row there that says which file it is.")));
        faults.AddAll(SourceTables.Of(version).Where(file => !files.ContainsKey(file)).Select(file => new Issue(IssueCodes.NotKept, new SourceLocation($"{version.Name}/{file}"), "The workbook has no sheet for this table: it stays as it is.")));
        return files;
    }

    private ImportedTable TableOf(string file, Grid grid)
    {
        string path = Path.Combine(version.Path, file);
        ImmutableArray<ImmutableArray<string>> before = File.Exists(path) && GridFile.Read(File.ReadAllBytes(path), file, TableText.Utf8) is { Succeeded: true } read ? SourceTables.Cells(read.Value[0]) : [];
        if (file.StartsWith("codes/", StringComparison.Ordinal))
        {
            string concept = Path.GetFileNameWithoutExtension(file);
            var place = new CodePlace("source:" + version.Label, Path.Combine(version.Path, "codes"), version);
            HashSet<string> known = File.Exists(path) ? [.. CodeEntryFile.Read(path, file, new FaultList()).Select(entry => entry["code"])] : [];
            CodeGrid.Read(grid, new CodeCellCheck(ConceptFacts.Of(version.Files, place, concept).List, known, faults), faults);
        }
        else
        {
            CheckCells(grid);
        }

        ImmutableArray<ImmutableArray<string>> after = SourceTables.Cells(grid);
        return new(file, grid, after, !Same(before, after));
    }

    private void CheckCells(Grid grid)
    {
        for (int row = 0; row < grid.Rows.Length; row++)
        {
            for (int column = 0; column < grid.Rows[row].Length; column++)
            {
                if (grid[row, column].Kind is not (GridCellKind.Text or GridCellKind.Number))
                {
                    faults.Add(IssueCodes.CellDamaged, grid.At(row, column, grid[0, column].Text), "The spreadsheet has made a date, a number or an error of this cell: give it the format 'text' and type it again.");
                }
            }
        }
    }

    private static bool Same(ImmutableArray<ImmutableArray<string>> left, ImmutableArray<ImmutableArray<string>> right) =>
        left.Length == right.Length && left.Zip(right).All(pair => pair.First.AsSpan().TrimEnd("").SequenceEqual(pair.Second.AsSpan().TrimEnd("")));

    [GeneratedRegex(@"^(codes/)?[A-Za-z0-9_\p{L}][\w.-]*\.csv$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex TableName();
}
