using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Contract.Tests.Adapters;

public sealed class LayoutReaderTests
{
    [Fact]
    public void A_layout_left_out_is_all_defaults() => Assert.Equal("crlf", LayoutReader.Read<Sample>(default).Value.LineEnd);

    [Fact]
    public void Members_are_kebab_case_and_numbers_may_come_as_text()
    {
        Sample read = Read("""{ "line-end": "lf", "parts": [{ "wide": "3" }, { "wide": 4 }], "kind": "second-one" }""").Value;

        Assert.Equal(("lf", 3, 4, Kind.SecondOne), (read.LineEnd, read.Parts[0].Wide, read.Parts[1].Wide, read.Kind));
    }

    [Theory]
    [InlineData("""{ "parts": [{ "wide": 1 }, { "wyde": 1, "wode": 2 }], "other": 1 }""", "parts[1].wyde parts[1].wode other")]
    [InlineData("""{ "parts": [{ "wide": "x" }] }""", "parts[0].wide")]
    [InlineData("""{ "parts": 1 }""", "parts")]
    [InlineData("""{ "line-end": null }""", "line-end")]
    [InlineData("""{ "kind": "third" }""", "kind")]
    [InlineData("""[]""", "")]
    public void Faults_are_named_by_member(string json, string members)
    {
        Outcome<Sample> outcome = Read(json);

        Assert.Equal(members, string.Join(' ', outcome.Issues.Select(issue => issue.At.Path)));
        Assert.All(outcome.Issues, issue => Assert.Equal(IssueCodes.LayoutWrong, issue.Code));
    }

    private static Outcome<Sample> Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return LayoutReader.Read<Sample>(document.RootElement);
    }

    private sealed record Sample
    {
        public string LineEnd { get; init; } = "crlf";

        public ImmutableArray<Part> Parts { get; init; } = [];

        public Kind Kind { get; init; }
    }

    private sealed record Part
    {
        public int Wide { get; init; }
    }

    private enum Kind
    {
        FirstOne,
        SecondOne,
    }
}
