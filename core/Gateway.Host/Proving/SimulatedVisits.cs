using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;
using Gateway.Proof;
using Gateway.Proof.Ground;
using Gateway.Proof.Simulation;
using Gateway.Proof.Storm;

namespace Gateway.Host.Proving;

/// <summary>Makes what the simulation starts from: visits as the real adapters, tables and plans make them of a hospital's bytes.</summary>
internal static class SimulatedVisits
{
    private const string Source = "fujian-ini";
    private const int Visits = 24;

    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Loads the tables and maps the visits, each twice: the same bytes must give the same message (I5).</summary>
    /// <exception cref="InvalidOperationException">The tables cannot be loaded, or do not map what they should.</exception>
    public static SimulationGround Make(ProofOptions options)
    {
        string folder = Path.Combine(options.Folder, SimulationProof.Kind, "mappings");
        ProvenMappings.Lay(options.Mappings, folder, [(StormKeys.Hospital, Source)]);
        Outcome<ServingMappings> loaded = ServingMappings.Load(folder, AdapterCatalog.Load([options.Plugins]));
        var holder = new CatalogHolder(loaded.TryGetValue(out ServingMappings? serving) ? serving : throw new InvalidOperationException(string.Join('\n', loaded.Issues)), folder);
        var traffic = new SettlementTraffic(options.Seed);
        return new SimulationGround(holder, [.. Enumerable.Range(0, Visits).Select(at => new SimulatedVisit(SettlementTraffic.Visit(at), Same(holder, traffic.Request(at, out _)), Same(holder, SettlementTraffic.Cancel(at))))]);
    }

    private static SimulatedMessage Same(CatalogHolder holder, byte[] bytes)
    {
        SimulatedMessage once = Message(holder, bytes), twice = Message(holder, bytes);
        bool isSame = once.Prepared.Canonical.Span.SequenceEqual(twice.Prepared.Canonical.Span) && once.Prepared.Plan.Span.SequenceEqual(twice.Prepared.Plan.Span);
        return isSame ? once : throw new InvalidOperationException("I5: the same bytes were mapped to two messages.");
    }

    private static SimulatedMessage Message(CatalogHolder holder, byte[] bytes)
    {
        MessageContext context = Preview.RunAsync(holder, new InboundMessage(StormKeys.Hospital, Source, "simulated", bytes), CancellationToken.None).GetAwaiter().GetResult(); // nothing in a preview waits
        if (context.IsRefused || context.Mapped is not { } mapped)
        {
            throw new InvalidOperationException(string.Join('\n', context.Issues));
        }

        var plans = new PlanBuilder(holder);
        var known = plans.Pages(mapped.Event, mapped.Bundle).ToImmutableDictionary(page => page.Scope, _ => Nothing, StringComparer.Ordinal);
        Outcome<PlannedMessage> planned = plans.Build(new PlanRequest(mapped.Event, mapped.Bundle, context.Institution!, known, "proof") { MayBeOpen = true, AfterReversal = context.Read?.Message?.AfterReversal ?? AfterReversal.Again }); // step 1 set it
        PlannedMessage plan = planned.TryGetValue(out PlannedMessage? made) ? made : throw new InvalidOperationException(string.Join('\n', planned.Issues));
        ImmutableArray<JournalKey> keys = [.. mapped.Keys.Select(key => new JournalKey(key.Kind, key.Value)).Concat(plan.Keys).Distinct()];
        return new SimulatedMessage(StormKeys.Hospital, Source, bytes, new JournalFact.Prepared(mapped.Event, plan.Lane, mapped.BusinessKey, "proof", keys, CanonicalJson.Write(mapped.Bundle), plan.Plan.ToJson()));
    }
}
