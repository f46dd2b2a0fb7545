using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;
using Gateway.Platform;
using Hl7.Fhir.Model;

namespace Gateway.Pipeline;

/// <summary>Runs samples through the version that they belong to, without a journal and without a platform.</summary>
/// <param name="root">The mappings folder.</param>
/// <param name="catalog">Its catalogue.</param>
/// <param name="knowledge">Its plans and dialects.</param>
public sealed class SampleBench(string root, MappingCatalog catalog, PlatformKnowledge knowledge)
{
    private readonly Dictionary<(string Source, string Version), FixedCatalog> pinned = [];
    private readonly PlanPreview plans = new(knowledge);

    /// <summary>Runs one sample.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such version, or no institution uses the source.</exception>
    public async Task<SampleRun> RunAsync(MappingSample sample, CancellationToken cancellationToken)
    {
        MessageContext context = await PreviewAsync(sample, cancellationToken);
        var run = new SampleRun(sample, context);
        run.AddMapped();
        if (run.IsPlanned && await WholeAsync(sample, context, cancellationToken) is { } whole)
        {
            run.AddTransactions(plans.Transactions(context.Mapped!.Event, whole, context.Institution!, mayGoOn: sample.Outcome == "accepted")); // planned, so mapped and of a known institution
        }

        run.AddReply();
        return run;
    }

    /// <summary>Writes the reply to a sample message whose answer is known.</summary>
    /// <returns>The reply's bytes; or what keeps the row, the message or the answer from being read.</returns>
    public async Task<Outcome<ReadOnlyMemory<byte>>> ReplyAsync(ReplySample reply, CancellationToken cancellationToken)
    {
        if (reply.Sample is not { } sample || reply.Faults is not [])
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(reply.Faults);
        }

        Outcome<StoredAnswer> answer = reply.Answer.Length == 0 ? Outcome.Of(StoredAnswer.Nothing) : StoredAnswer.Read(reply.AnswerBytes, reply.AnswerName);
        if (!answer.TryGetValue(out StoredAnswer? stored))
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(answer.Issues);
        }

        MessageContext context = await PreviewAsync(sample, cancellationToken);
        Outcome<JournalFact.Finished> finished = stored.Finish(context.ContentHash, catalog.Platform!); // the product always has the platform's tables
        if (!finished.Succeeded || context.IsRefused)
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>([.. finished.Issues, .. context.Issues]);
        }

        context.Finished = finished.Value;
        return ReplyWriter.ByOwnTable(context, ReplyWriter.StatusOf(context));
    }

    private Task<MessageContext> PreviewAsync(MappingSample sample, CancellationToken cancellationToken)
    {
        string institution = catalog.Institutions.Where(one => one.Sources.Contains(sample.Source)).Select(one => one.Code).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new ArgumentException($"No institution uses {sample.Source}: name it in the sources of an institution.yaml.", nameof(sample));
        return Preview.RunAsync(Pinned(sample), new InboundMessage(institution, sample.Source, "sample", sample.Bytes), cancellationToken);
    }

    private FixedCatalog Pinned(MappingSample sample)
    {
        if (!pinned.TryGetValue((sample.Source, sample.Version), out FixedCatalog? found))
        {
            SourceVersion version = catalog.Source(sample.Source)?.Version(sample.Version) ?? throw new ArgumentException($"There is no version {sample.Source}@{sample.Version}.", nameof(sample));
            pinned.Add((sample.Source, sample.Version), found = new FixedCatalog(catalog.Pin(version)));
        }

        return found;
    }

    /// <summary>What the line takes over from the journal comes from the sample of the same visit here; null where there is none.</summary>
    private async Task<Bundle?> WholeAsync(MappingSample sample, MessageContext context, CancellationToken cancellationToken)
    {
        var whole = (Bundle)context.Mapped!.Bundle.DeepCopy(); // planned, so mapped
        if (context.Read?.Message?.Continues is not { } earlier)
        {
            return whole;
        }

        foreach (MappingSample other in MappingSample.Of(root, sample.Source, sample.Version).Where(other => other.Outcome == "accepted"))
        {
            MessageContext before = await PreviewAsync(other, cancellationToken);
            if (before.Mapped is { } mapped && mapped.Event == earlier && mapped.Visits.Intersect(context.Mapped.Visits, StringComparer.Ordinal).Any())
            {
                Bundle said = mapped.Event == context.Mapped.Event ? mapped.Bundle : await WholeAsync(other, before, cancellationToken) ?? mapped.Bundle; // it may go on from another one itself
                HashSet<string> brought = [.. whole.Entry.Select(entry => entry.Resource).OfType<Resource>().Select(resource => resource.TypeName)];
                whole.Entry.AddRange(said.Entry.Where(entry => entry.Resource is { } resource && !brought.Contains(resource.TypeName)));
                return whole;
            }
        }

        return null;
    }
}
