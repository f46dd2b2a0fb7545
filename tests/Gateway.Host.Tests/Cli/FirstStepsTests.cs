namespace Gateway.Host.Tests.Cli;

/// <summary>What somebody meets who begins a source.</summary>
public sealed class FirstStepsTests
{
    private const string Begun = "id: begun\nversion: \"1.0\"\ntitle: begun\nadapter: ini\nencoding: GBK\nstatus: draft\neffective: {}\nlayout: {}\nmessages:\n  - {name: gh, event: outpatient.register, table: gh.csv}\n";

    [Fact]
    public async Task A_source_that_no_institution_uses_says_where_to_name_it()
    {
        using var folder = new TemporaryFolder();
        string sample = Begin(folder.Path);

        (int code, string output, string error) = await CommandLine.RunAsync(folder.Path, "convert", "--source", "begun", "--mappings", "mappings", sample);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("No institution uses begun yet: write institutions/CODE/institution.yaml with 'sources: [begun]'.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_one_source_shows_its_faults_and_counts_those_elsewhere()
    {
        using var folder = new TemporaryFolder();
        Begin(folder.Path);

        (int code, string _, string error) = await CommandLine.RunAsync(folder.Path, "check", "--source", "begun", "mappings");

        string[] lines = error.TrimEnd().Split('\n');
        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.StartsWith("sources/begun/1.0/gh.csv:2:source: error GW8004", StringComparison.Ordinal) && line.Contains("Nothing stands here. Expected a path or a quoted text. Delete the row", StringComparison.Ordinal));
        Assert.All(lines[..^1], line => Assert.StartsWith("sources/begun/", line, StringComparison.Ordinal));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        Assert.Matches(@" Elsewhere: [1-9]\d* errors, 0 warnings\.", lines[^1]);
    }

    [Fact]
    public async Task Checking_a_source_that_is_not_there_is_wrong_usage_and_names_the_nearest()
    {
        using var folder = new TemporaryFolder();
        Begin(folder.Path);

        (int code, string _, string error) = await CommandLine.RunAsync(folder.Path, "check", "--source", "begum", "mappings");

        Assert.Equal(2, code);
        Assert.Contains("There is no source begum: expected one of begun. Did you mean 'begun'?", error, StringComparison.Ordinal);
    }

    // A draft with one row that nobody filled in, and a file elsewhere that is wrong.
    private static string Begin(string folder)
    {
        string version = Path.Combine(folder, "mappings", "sources", "begun", "1.0"), hospital = Path.Combine(folder, "mappings", "institutions", "H99999900032"), sample = Path.Combine(folder, "gh.txt");
        Directory.CreateDirectory(version);
        Directory.CreateDirectory(hospital);
        File.WriteAllText(Path.Combine(version, "source.yaml"), Begun);
        File.WriteAllText(Path.Combine(version, "gh.csv"), "target,source\nPatient.name.text,\n");
        File.WriteAllText(Path.Combine(hospital, "institution.yaml"), "code: H99999900032\nname: 示范医院\narea: \"999999\"\nsources: [nobody]\n");
        File.WriteAllText(sample, "[GH]\n");
        return sample;
    }
}
