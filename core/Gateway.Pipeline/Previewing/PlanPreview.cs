using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;
using Hl7.Fhir.Model;

namespace Gateway.Pipeline;

/// <summary>What a canonical message would send, without a journal: what earlier messages of the visit would have taught is made up.</summary>
public sealed class PlanPreview(PlatformKnowledge knowledge)
{
    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> NothingKnown = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
    private readonly TransactionPreview transactions = new(knowledge);
    private readonly PlanBuilder plans = new(knowledge);

    /// <summary>Every transaction of the message's plan; the same message gives the same bytes.</summary>
    /// <param name="event">For example <c>outpatient.settle</c>.</param>
    /// <param name="message">The whole canonical message.</param>
    /// <param name="institution">Whose it is.</param>
    /// <param name="mayGoOn">Whether it may go on from earlier messages where it cannot stand alone.</param>
    public Outcome<ImmutableArray<PreviewedTransaction>> Transactions(string @event, Bundle message, Institution institution, bool mayGoOn)
    {
        Outcome<ImmutableArray<PreviewedTransaction>> alone = transactions.Transactions(new PlanRequest(@event, message, institution, NothingKnown, "preview"));
        if (alone.Succeeded || !mayGoOn)
        {
            return alone;
        }

        var known = plans.Pages(@event, message).ToImmutableDictionary(page => page.Scope, _ => EarlierAnswers.Facts, StringComparer.Ordinal);
        return transactions.Transactions(new PlanRequest(@event, message, institution, known, "preview"));
    }
}
