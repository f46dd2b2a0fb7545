using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Gateway.Goldens;

/// <summary>What the gateway makes of a sample without a journal and without a platform: Bundle, lineage, transactions, reply, issues.</summary>
internal sealed class SampleRun
{
    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> NothingKnown = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Issue> planning = [];

    private SampleRun(MessageContext context) => Context = context;

    public MessageContext Context { get; }

    /// <summary>Everything that was found up to step 6.</summary>
    public IEnumerable<Issue> Issues => Context.Issues.Concat(planning);

    /// <summary>Outputs by the ending of their file's name.</summary>
    public SortedDictionary<string, byte[]> Outputs { get; } = new(StringComparer.Ordinal);

    public static async Task<SampleRun> OfAsync(Sample sample)
    {
        var run = new SampleRun(await PreviewAsync(sample));
        if (sample.IsMapped && run.Context is { Canonical: { } bundle, Mapped: { } mapped })
        {
            run.Put("bundle.json", CanonicalJson.WriteIndented(bundle) + "\n");
            run.Put("lineage.csv", string.Concat(mapped.Lineage.Select(entry => $"{entry.Element},{entry.TableRow},{entry.At}\n").Prepend("element,row,source\n")));
            await run.PlanAsync(sample);
        }

        run.Outputs["reply.bin"] = Preview.Reply(run.Context).ToArray();
        if (run.Issues.Any())
        {
            run.Put("issues.txt", string.Concat(run.Issues.Select(issue => $"{issue.Code.Severity} {issue}\n")));
        }

        return run;
    }

    private static Task<MessageContext> PreviewAsync(Sample sample)
    {
        string institution = ProductCatalog.Instance.Current.Institutions.Where(one => one.Sources.Contains(sample.Source)).Select(one => one.Code).Order(StringComparer.Ordinal).First();
        return Preview.RunAsync(ProductCatalog.Instance, new InboundMessage(institution, sample.Source, "golden", sample.Bytes), TestContext.Current.CancellationToken);
    }

    private async Task PlanAsync(Sample sample)
    {
        if (Context.IsRefused || Context.Read?.Message is not { } message)
        {
            return;
        }

        var whole = (Bundle)Context.Mapped!.Bundle.DeepCopy(); // mapped, else nothing is planned
        if (message.Continues is { } earlier && !await TakeOverAsync(whole, sample, earlier))
        {
            return; // nothing to go on from: the journal decides
        }

        Outcome<ImmutableArray<PreviewedTransaction>> transactions = Transactions(whole, NothingKnown);
        if (!transactions.Succeeded && sample.Outcome == "accepted")
        {
            transactions = Transactions(whole, KeyBookOf(whole)); // goes on from what earlier messages did
        }

        planning.AddRange(transactions.Issues);
        if (transactions.Succeeded)
        {
            Put("transactions.json", new JsonArray([.. transactions.Value.Select(One)]).ToJsonString(Readable) + "\n");
        }
    }

    /// <summary>What the line takes over from the journal comes from the sample of the same visit here.</summary>
    private async Task<bool> TakeOverAsync(Bundle whole, Sample sample, string earlierEvent)
    {
        foreach (Sample other in Sample.All.Where(other => other.Source == sample.Source && other.Version == sample.Version && other.Outcome == "accepted"))
        {
            MessageContext before = await PreviewAsync(other);
            if (before.Mapped is { } mapped && mapped.Event == earlierEvent && mapped.Visits.Intersect(Context.Mapped!.Visits, StringComparer.Ordinal).Any()) // mapped, else nothing is planned
            {
                HashSet<string> brought = [.. whole.Entry.Select(entry => entry.Resource).OfType<Resource>().Select(resource => resource.TypeName)];
                whole.Entry.AddRange(mapped.Bundle.Entry.Where(entry => entry.Resource is { } resource && !brought.Contains(resource.TypeName)));
                return true;
            }
        }

        return false;
    }

    private Outcome<ImmutableArray<PreviewedTransaction>> Transactions(Bundle whole, ImmutableDictionary<string, ImmutableDictionary<string, string>> known) =>
        new TransactionPreview(ProductCatalog.Instance.Knowledge).Transactions(new PlanRequest(Context.Mapped!.Event, whole, Context.Institution!, known, "golden")); // mapped, and of a known institution

    private ImmutableDictionary<string, ImmutableDictionary<string, string>> KeyBookOf(Bundle whole) => new PlanBuilder(ProductCatalog.Instance.Knowledge)
        .Pages(Context.Mapped!.Event, whole).ToImmutableDictionary(page => page.Scope, _ => EarlierAnswers.Facts, StringComparer.Ordinal); // mapped

    private static JsonObject One(PreviewedTransaction transaction) => new()
    {
        ["step"] = transaction.Step,
        ["transaction"] = transaction.Transaction,
        ["request"] = JsonNode.Parse(transaction.Bytes.Span),
    };

    private void Put(string ending, string text) => Outputs[ending] = Encoding.UTF8.GetBytes(text);
}
