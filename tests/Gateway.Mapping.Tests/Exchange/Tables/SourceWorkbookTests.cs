using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Tests;

namespace Gateway.Mapping.Tests.Exchange.Tables;

public sealed class SourceWorkbookTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("mappings-").FullName;
    private readonly string workbook;

    public SourceWorkbookTests() => workbook = Path.Combine(root, "tables.xlsx");

    public static TheoryData<string> Sources => [.. Directory.GetDirectories(Path.Combine(RepositoryFolder.Mappings, "sources")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_table_of_every_source_comes_back_cell_by_cell(string source)
    {
        string draft = Draft(source);
        Export($"{source}@1.0");
        string[] tables = Directory.GetFiles(Path.Combine(root, draft), "*.csv", SearchOption.AllDirectories).Where(path => !path.Contains("samples", StringComparison.Ordinal)).ToArray();
        Dictionary<string, string> before = tables.ToDictionary(path => path, Cells);
        foreach (string table in tables)
        {
            File.Delete(table);
        }

        Success(Import($"{source}@9.9")).Write();

        Assert.All(tables, table => Assert.Equal(before[table], Cells(table)));
    }

    [Fact]
    public void A_workbook_that_nobody_changed_changes_nothing()
    {
        Draft("fujian-ini");
        Export("fujian-ini@9.9");

        SourceImport import = Success(Import("fujian-ini@9.9"));

        Assert.Empty(import.Changed);
        Assert.Contains("codes/fee-category.csv", import.Unchanged);
    }

    [Fact]
    public void A_target_that_is_not_in_the_model_is_refused_at_its_cell_and_nothing_is_written()
    {
        string draft = Draft("fujian-ini"), table = Path.Combine(root, draft, "mzsf.csv"), good = File.ReadAllText(table);
        File.WriteAllText(table, good.Replace("Patient.identifier[card].value", "Patient.identifer[card].value", StringComparison.Ordinal));
        Export("fujian-ini@9.9");
        File.WriteAllText(table, good);

        Outcome<SourceImport> plan = Import("fujian-ini@9.9"), forced = Import("fujian-ini@9.9", takesFaulty: true);

        Issue fault = Assert.Single(plan.Issues);
        Assert.Equal((false, IssueCodes.TargetWrong, "tables.xlsx:mzsf!A4"), (plan.Succeeded, fault.Code, fault.At.Path));
        Assert.Equal(good, File.ReadAllText(table));
        Assert.Equal(["mzsf.csv"], Success(forced).Changed);
    }

    [Fact]
    public void A_released_version_is_refused_with_what_to_do_instead()
    {
        Lay("fujian-ini");
        Export("fujian-ini@1.0");

        Issue issue = Assert.Single(Import("fujian-ini@1.0").Issues);
        Assert.Equal(IssueCodes.PlaceWrong, issue.Code);
        Assert.Contains("gateway mappings version fujian-ini@1.0", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_that_the_index_does_not_name_are_listed()
    {
        Draft("fujian-ini");
        ImmutableArray<string> header = ["target", "source"];
        File.WriteAllBytes(workbook, WorkbookWriter.Write([new(SourceWorkbook.Index, [["sheet", "file"], ["more", "more.csv"], ["gone", "../gone.csv"]]), new("more", [header]), new("stray", [header])]));

        ImmutableArray<Issue> issues = Import("fujian-ini@9.9").Issues;

        Assert.Contains(issues, issue => issue.Code == IssueCodes.PlaceWrong && issue.At.Path == $"tables.xlsx:{SourceWorkbook.Index}!B3");
        Assert.Contains(issues, issue => issue.Code == IssueCodes.NotKept && issue.At.Path == "tables.xlsx:stray");
        Assert.Contains(issues, issue => issue.Code == IssueCodes.NotKept && issue.At.Path == "sources/fujian-ini/9.9/mzsf.csv");
    }

    private static string Cells(string path) => string.Join('\n', CsvText.Rows(File.ReadAllText(path)).Select(row => string.Join('|', row.Select(cell => cell.Trim()))));

    private static T Success<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Issues));
        return outcome.Value;
    }

    /// <summary>The product's mappings with one source: an import loads them all to look at its own.</summary>
    private void Lay(string source) => FolderCopy.OfMappings(RepositoryFolder.Mappings, root, source);

    private string Draft(string source)
    {
        Lay(source);
        return Success(new SourceDrafts(root).NextVersion($"{source}@1.0", "9.9", new DateOnly(2030, 1, 1)));
    }

    private void Export(string version) => File.WriteAllBytes(workbook, Success(new TableExchange(root).Export(version)));

    private Outcome<SourceImport> Import(string version, bool takesFaulty = false) => new TableExchange(root).Import(workbook, version, new InstalledAdapters(), takesFaulty);
}
