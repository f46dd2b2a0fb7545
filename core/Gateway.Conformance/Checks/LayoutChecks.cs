using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Conformance.Checks;

/// <summary>Layouts that are wrong.</summary>
internal static class LayoutChecks
{
    private static readonly string[] NoObjects = ["[]", "1", "\"text\"", "true"];

    public static ImmutableArray<ConformanceCheck> All { get; } =
    [
        new("An unknown member of the layout is an issue that names it", UnknownMember),
        new("An encoding that the adapter cannot read is an issue", UnknownEncoding),
        new("A layout of another kind is an issue", OtherKind),
        new("The shapes of records can be asked for", Shapes),
    ];

    private static void UnknownMember(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.OnePerLayout)
        {
            string raw = sample.Layout.GetRawText().TrimEnd()[..^1];
            using JsonDocument layout = JsonDocument.Parse($"{raw}{(sample.Layout.EnumerateObject().Any() ? "," : "")}\"no-such-member\":1,\"nor-this\":[]}}");
            Outcome<ICodec>? outcome = trial.Call($"{sample.Name} with two members too many", () => subject.Adapter.Open(layout.RootElement, sample.Encoding));
            string[] named = [.. (outcome?.Issues ?? []).Where(issue => issue.Code == IssueCodes.LayoutWrong).Select(issue => issue.At.Path)];
            trial.Expect(outcome is null || named is ["no-such-member", "nor-this"], $"{sample.Name}: expected GW2009 at no-such-member and nor-this instead of [{string.Join(", ", named)}].");
        }
    }

    private static void UnknownEncoding(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Samples.Take(1))
        {
            foreach (string encoding in subject.Unreadable)
            {
                Outcome<ICodec>? outcome = trial.Call($"the encoding '{encoding}'", () => subject.Adapter.Open(sample.Layout, encoding));
                trial.Expect(outcome is null || outcome.Issues.Any(issue => issue.At.Path == "encoding" && issue.Code == IssueCodes.LayoutWrong), $"Expected GW2009 at 'encoding' for the encoding '{encoding}'.");
            }
        }
    }

    private static void OtherKind(Subject subject, Trial trial)
    {
        foreach (string json in NoObjects)
        {
            using JsonDocument layout = JsonDocument.Parse(json);
            trial.Expect(trial.Call($"the layout {json}", () => subject.Adapter.Open(layout.RootElement, "utf-8")) is not { Succeeded: true }, $"The layout {json} was taken.");
        }
    }

    private static void Shapes(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.OnePerLayout)
        {
            ICodec codec = sample.Open(subject.Adapter);
            trial.Call($"{sample.Name}: what is read", () => codec.Reads);
            trial.Call($"{sample.Name}: what is written", () => codec.Writes);
        }
    }
}
