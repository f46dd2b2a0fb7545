using System.Collections.Immutable;
using System.Text;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The files of a new source with one message: everything that can be known before anybody looked at the sender's fields.</summary>
internal static class SourceScaffold
{
    /// <summary>Makes the files.</summary>
    /// <param name="model">A version of the same wire format: its layout, encoding and error reply are taken over.</param>
    public static Outcome<Dictionary<string, byte[]>> Of(MappingFolder files, VersionFolder model, string source, string message, string @event)
    {
        if (CanonicalEvents.Find(@event) is not { } meaning)
        {
            return Outcome.Refused<Dictionary<string, byte[]>>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(@event), $"Expected an event such as outpatient.settle.{NearestName.Hint(@event, CanonicalEvents.All.Keys)}"));
        }

        string yaml = File.ReadAllText(Path.Combine(model.Path, "source.yaml"));
        string? error = model.Settings?.Text("error-reply");
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["source.yaml"] = Encoding.UTF8.GetBytes(Yaml(yaml, model, source, message, meaning, error is not null)),
            [$"{message}.csv"] = Table(SuggestedTargets.Of(files, @event, model)),
            ["samples/expected.csv"] = Encoding.UTF8.GetBytes("file,outcome,issue,note\n"),
        };
        if (error is not null)
        {
            content["error.reply.csv"] = File.ReadAllBytes(Path.Combine(model.Path, error));
        }

        return Outcome.Of(content);
    }

    private static string Yaml(string yaml, VersionFolder model, string source, string message, CanonicalEvent meaning, bool hasError) => $"""
        id: {source}
        version: "1.0"
        title: "{source}: say whose messages these are"
        {SourceYaml.Lines(yaml, "adapter").Trim()}
        {SourceYaml.Lines(yaml, "encoding").Trim()}
        status: draft
        effective: {"{}"}  # {"{from: 2026-01-31}"}: the first service date; fill it in before the release
        # Where the day of the service stands; it picks the version and the codes:
        # service-date: {"{path: SECTION/FIELD, transform: date yyyyMMdd}"}

        # As {model.Label} has it; the adapter's README says what else there is.
        {(SourceYaml.Lines(yaml, "layout").TrimEnd() is { Length: > 0 } layout ? layout : "layout: {}")}

        messages:
          # {meaning.Chinese} · {meaning.English}
          - name: {message}
            event: {meaning.Name}
            # when: exists SECTION/FIELD         # needed as soon as there is a second message
            # business-key: [SECTION/FIELD]      # the number under which the sender knows this business
            # visit: SECTION/FIELD               # the visit's number
            reply-when: answered
            table: {message}.csv
            # reply: {message}.reply.csv         # what the sender is answered; without it only errors are

        {(hasError ? "error-reply: error.reply.csv\n" : "")}
        """;

    private static byte[] Table(ImmutableArray<SuggestedRow> rows) => TableText.Encode(
        CsvGrid.Write([TargetCompiler.Columns, .. rows.Select(row => ImmutableArray.Create(row.Target, row.Source, row.Transform, row.Codes, "", row.IsRequired ? "yes" : "", "", row.Note))], "\n"), TableText.Utf8);
}
