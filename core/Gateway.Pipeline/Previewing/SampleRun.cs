using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>What the gateway makes of a sample: Bundle, lineage, transactions, reply, issues.</summary>
public sealed class SampleRun
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MappingSample sample;
    private readonly List<Issue> planning = [];

    internal SampleRun(MappingSample sample, MessageContext context) => (this.sample, Context) = (sample, context);

    /// <summary>How far it came.</summary>
    public MessageContext Context { get; }

    /// <summary>Everything that was found up to step 6.</summary>
    public IEnumerable<Issue> Issues => Context.Issues.Concat(planning);

    /// <summary>Outputs by the ending of their file's name.</summary>
    public SortedDictionary<string, byte[]> Outputs { get; } = new(StringComparer.Ordinal);

    internal bool IsPlanned => sample.IsMapped && !Context.IsRefused && Context is { Mapped: not null, Read.Message: not null };

    /// <summary>What the run comes to that <c>expected.csv</c> does not say; null when both agree. What only a platform can refuse is not seen here.</summary>
    public string? Contradiction()
    {
        string[] codes = [.. Issues.Where(issue => issue.IsError).Select(issue => issue.Code.Id).Distinct(StringComparer.Ordinal)];
        return sample.Outcome switch
        {
            "accepted" when codes.Length > 0 => $"expected.csv says accepted, but it has {string.Join(' ', codes)}",
            "error" when codes is not [var only] || only != sample.Code => $"expected.csv says error {sample.Code}, but it has {(codes.Length == 0 ? "no error" : string.Join(' ', codes))}",
            "refused" when codes.Length > 0 && !codes.Contains(sample.Code, StringComparer.Ordinal) => $"expected.csv says refused {sample.Code}, but it has {string.Join(' ', codes)}",
            _ => null,
        };
    }

    internal void AddMapped()
    {
        if (sample.IsMapped && Context is { Canonical: { } bundle, Mapped: { } mapped })
        {
            Put("bundle.json", CanonicalJson.WriteIndented(bundle) + "\n");
            Put("lineage.csv", string.Concat(mapped.Lineage.Select(entry => $"{entry.Element},{entry.TableRow},{entry.At}\n").Prepend("element,row,source\n")));
        }
    }

    internal void AddTransactions(Outcome<ImmutableArray<PreviewedTransaction>> transactions)
    {
        planning.AddRange(transactions.Issues);
        if (transactions.Succeeded)
        {
            Put("transactions.json", new JsonArray([.. transactions.Value.Select(One)]).ToJsonString(Readable) + "\n");
        }
    }

    internal void AddReply()
    {
        Outputs["reply.bin"] = Preview.Reply(Context).ToArray();
        if (Issues.Any())
        {
            Put("issues.txt", string.Concat(Issues.Select(issue => $"{issue.Code.Severity} {issue}\n")));
        }
    }

    private static JsonObject One(PreviewedTransaction transaction) => new()
    {
        ["step"] = transaction.Step,
        ["transaction"] = transaction.Transaction,
        ["request"] = JsonNode.Parse(transaction.Bytes.Span),
    };

    private void Put(string ending, string text) => Outputs[ending] = Encoding.UTF8.GetBytes(text);
}
