using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class DialectFileTests
{
    private const string Good = "area: '330000'\ntransport: tif\npath: /x\n";

    [Theory]
    [InlineData("area: '330000'\ntransport: xca\npath: /x", ":2:12", "Did you mean 'x-ca'?")]
    [InlineData("area: '33'\ntransport: tif\npath: /x", ":1:7", "six digits")]
    [InlineData(Good + "timout: 00:00:30", ":4:9", "Did you mean 'timeout'?")]
    [InlineData(Good + "timeout: soon", ":4:10", "hh:mm:ss")]
    [InlineData(Good + "timeout: 00:00:00", ":4:10", "longer than none")]
    [InlineData(Good + "signature:\n  case: UPPERCASE", ":5:9", "one of lower, upper")]
    [InlineData(Good + "signature:\n  over: gb18030", ":5:9", "Only x-ca signs the body")]
    [InlineData(Good + "secret: abc", ":4:9", "never in a table")]
    [InlineData(Good + "content-type: text", ":4:15", "media type")]
    [InlineData(Good + "batch: {\"2204\": 0}", ":4:17", "at least 1 row")]
    [InlineData(Good + "instead: {\"3505\": \"\"}", ":4:19", "a transaction such as 3505A")]
    [InlineData(Good + "answer:\n  codes: {\"0\": okay}", ":5:", "one of done, refused, unknown")]
    [InlineData(Good + "answer:\n  codes: {\"-1\": refused}", ":5:10", "means done")]
    [InlineData(Good + "answer:\n  done-when: {\"3505A\": retRslt}", ":5:", "result/retRslt=1")]
    [InlineData("area: '330000'\ntransport: tif\npath: /x/{infno0}", ":3:7", "Did you mean '{infno}'?")]
    [InlineData("area: '330000'\ntransport: tif\npath: x", ":3:7", "begins with /")]
    [InlineData("area: '330000'\ntransport: tif\npath: /x{path}", ":3:7", "paths.csv")]
    [InlineData("area: '330000'\ntransport: tif", ":1:1", "at least area, transport and path")]
    public void A_fault_names_its_line_and_what_is_expected(string yaml, string place, string expected)
    {
        (Dialect? dialect, ImmutableArray<Issue> issues) = Read(yaml);

        Assert.Null(dialect);
        Issue issue = Assert.Single(issues);
        Assert.Equal(IssueCodes.DialectFaulty, issue.Code);
        Assert.StartsWith("regions/330000-x/dialect.yaml" + place, issue.At.Path);
        Assert.Contains(expected, issue.Reason);
    }

    [Fact]
    public void All_faults_of_a_dialect_are_told_at_once() =>
        Assert.Equal(3, Read("area: 'x'\ntransport: pigeon\npath: /{where}").Issues.Length);

    [Theory]
    [InlineData("infno,path\n2207,fsi/api", "paths.csv:2:path", "begins with /")]
    [InlineData("infno,path\n2207,/a\n2207,/b", "paths.csv:3:infno", "one row for 2207")]
    [InlineData("infno,adress\n2207,/a", "paths.csv", "the columns path")]
    public void A_fault_in_the_table_of_paths_names_its_row(string table, string place, string expected)
    {
        using var file = new TableFile(table);

        Issue issue = Assert.Single(Read("area: '330000'\ntransport: tif\npath: /x{path}", file.Path).Issues);

        Assert.StartsWith("regions/330000-x/" + place, issue.At.Path);
        Assert.Contains(expected, issue.Reason);
    }

    [Fact]
    public void A_path_is_filled_with_transaction_app_code_or_its_own_row()
    {
        using var file = new TableFile("infno,path,note\n2207,/settle,\n");
        Dialect services = Read("area: '330000'\ntransport: tif\npath: '/x{path}'", file.Path).Dialect!; // it has no fault

        Assert.Equal(("/x/settle", null), (services.PathOf("2207", ""), services.PathOf("2208", "")));
        Assert.Equal("/shop/2208", (services with { Path = "/{app}/{infno}" }).PathOf("2208", "shop"));
        Assert.Equal("/all", (services with { Path = "/all" }).PathOf("2208", "shop"));
    }

    private static (Dialect? Dialect, ImmutableArray<Issue> Issues) Read(string yaml, string? table = null)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        Dialect? dialect = DialectFile.Parse(yaml, "regions/330000-x/dialect.yaml", table, issues);
        return (dialect, issues.ToImmutable());
    }

    private sealed class TableFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-dialect-");

        public TableFile(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(folder.FullName, "paths.csv");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
