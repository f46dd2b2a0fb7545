using System.Text;
using System.Text.Json;

namespace Gateway.AdapterConformance;

/// <summary>Short ways for tests to say a layout, a message and what came of it.</summary>
internal static class Message
{
    public static ICodec Open(IAdapter adapter, string layout, string encoding = "utf-8")
    {
        using JsonDocument json = JsonDocument.Parse(layout);
        return adapter.Open(json.RootElement, encoding).Value;
    }

    public static IEnumerable<string> FaultsOf(IAdapter adapter, string layout, string encoding = "utf-8")
    {
        using JsonDocument json = JsonDocument.Parse(layout);
        Outcome<ICodec> outcome = adapter.Open(json.RootElement, encoding);
        Assert.All(outcome.Issues, issue => Assert.Equal(IssueCodes.LayoutWrong, issue.Code));
        return outcome.Issues.Select(issue => issue.At.Path);
    }

    public static ICodec OpenSample(IAdapter adapter, string layout) => Sample.Of(adapter).First(sample => sample.Name.StartsWith(layout + "/", StringComparison.Ordinal)).Open(adapter);

    public static byte[] Bytes(string text, string encoding = "utf-8") => TextEncodings.TryGet(encoding, out Encoding? known) ? known.GetBytes(text) : throw new ArgumentException("Name an encoding that TextEncodings knows.", nameof(encoding));

    public static Outcome<SourceRecord> Read(this ICodec codec, string text) => codec.Read(Bytes(text));

    public static string Written(this ICodec codec, RecordDraft draft, string encoding = "utf-8")
    {
        Outcome<ReadOnlyMemory<byte>> written = codec.Write(draft.Build());
        Assert.True(written.Succeeded, string.Join(' ', written.Issues));
        return TextEncodings.TryGet(encoding, out Encoding? known) ? known.GetString(written.Value.Span) : "";
    }

    public static RecordDraft Draft(params (string Path, string? Text)[] values)
    {
        var draft = new RecordDraft();
        foreach ((string path, string? text) in values)
        {
            draft.Set(path, text);
        }

        return draft;
    }

    /// <summary>The one issue of an outcome, as <c>code path offset</c>.</summary>
    public static string IssueOf<T>(Outcome<T> outcome)
    {
        Issue issue = Assert.Single(outcome.Issues);
        return $"{issue.Code.Id} {issue.At.Path} {issue.At.Offset}";
    }
}
