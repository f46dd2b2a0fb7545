namespace Gateway.Mapping.Tests.Transforms;

public sealed class TransformGuideTests
{
    [Fact]
    public void The_readme_shows_the_transforms_as_they_are()
    {
        string[] lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Mappings, "README.md"));
        int start = Array.IndexOf(lines, "| transform | does | for example |") + 2;
        string[] shown = [.. lines.Skip(start).TakeWhile(line => line.StartsWith('|'))];

        Assert.True(start > 1, "Expected the table of transforms in mappings/README.md.");
        Assert.Equal(string.Join('\n', TransformGuide.Markdown()), string.Join('\n', shown));
    }

    [Fact]
    public void Every_page_says_what_goes_in_and_out()
    {
        Assert.All(TransformGuide.Pages, page =>
        {
            Assert.StartsWith(page.Name, page.Usage, StringComparison.Ordinal);
            Assert.Matches("^(text|number|date|datetime|same)(\\[\\])?$", page.Takes);
            Assert.Matches("^(text|number|date|datetime|same)(\\[\\])?$", page.Gives);
        });
    }
}
