using System.Collections.Immutable;
using Gateway.Inbound;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Demo;

/// <summary>What the demo sends: every sample once, in order per source; then further bills of the self-contained ones.</summary>
internal sealed class DemoTraffic(IReadOnlyList<DemoSample> all, ICatalogSource catalogs)
{
    // Chapters of longer stories are left out: a person is in one hospital at a time, stock has to be there before it is sold, and others' samples come between.
    private readonly DemoSample[] samples = [.. all.Where(sample => catalogs.Current.Source(sample.Source)?.Newest.Samples != SampleOrder.Story)];

    /// <summary>How many messages a demo with this many variants sends.</summary>
    public int Count(int variants) => samples.Length + (variants * Chains().Sum(chain => chain.Length));

    /// <summary>Sends everything; sources at the same time, each source in order, variants a few at a time.</summary>
    public async Task SendAsync(DemoSender sender, int variants, Action sent, CancellationToken cancellationToken)
    {
        await Task.WhenAll(samples.GroupBy(sample => sample.Source, StringComparer.Ordinal).Select(async source =>
        {
            foreach (DemoSample sample in source)
            {
                await sender.SendAsync(sample, sample.Bytes, cancellationToken);
                sent();
            }
        }));
        await Parallel.ForEachAsync(
            Enumerable.Range(1, variants).SelectMany(variant => Chains().Select(chain => (variant, chain))),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (work, token) =>
            {
                foreach ((DemoSample sample, IReadOnlyList<string> numbers) in work.chain)
                {
                    await sender.SendAsync(sample, Renumbering.Vary(sample.Bytes, numbers, work.variant), token);
                    sent();
                }
            });
    }

    /// <summary>Per source the first accepted sample, and those that go on from it under the same number.</summary>
    private ImmutableArray<(DemoSample Sample, IReadOnlyList<string> Numbers)[]> Chains() => chains ??= MakeChains();

    private ImmutableArray<(DemoSample, IReadOnlyList<string>)[]>? chains;

    private ImmutableArray<(DemoSample, IReadOnlyList<string>)[]> MakeChains() =>
    [
        .. samples.Where(sample => sample.IsAccepted).GroupBy(sample => sample.Source, StringComparer.Ordinal).Select(source =>
        {
            (DemoSample Sample, IReadOnlyList<string> Numbers)[] numbered = [.. source.Select(sample => (sample, NumbersOf(sample)))];
            string visit = numbered[0].Numbers is [var first, ..] ? first : "";
            return numbered.Take(1).Concat(numbered.Skip(1).Where(next => next.Numbers.Contains(visit)).Take(1)).ToArray();
        }),
    ];

    private IReadOnlyList<string> NumbersOf(DemoSample sample)
    {
        Task<MessageContext> preview = Preview.RunAsync(catalogs, new InboundMessage(sample.Institution, sample.Source, "demo", sample.Bytes), CancellationToken.None);
        return Renumbering.NumbersOf(preview.GetAwaiter().GetResult()); // nothing in a preview waits
    }
}
