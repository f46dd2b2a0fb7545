using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Hl7.Fhir.Model;

namespace Gateway.Pipeline.Steps;

/// <summary>Brings what an earlier message said into one that only names it: a pharmacy's "affirm" carries a number, its "divide" carried the bill.</summary>
internal sealed class EarlierMessages(IJournal journal)
{
    /// <summary>Adds the earlier message's resources of those types that this message does not bring itself.</summary>
    public async System.Threading.Tasks.Task TakeOverAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context.Read!.Message!.Continues is not { } earlierEvent) // read without errors
        {
            return;
        }

        Bundle? earlier = await FindAsync(context, earlierEvent, cancellationToken);
        if (earlier is null)
        {
            context.Issues = context.Issues.Add(new Issue(IssueCodes.EarlierMissing, SourceLocation.Whole, $"Expected an accepted {earlierEvent} with the same number."));
            return;
        }

        Bundle bundle = context.Canonical!; // mapped without errors
        ImmutableHashSet<string> brought = [.. bundle.Entry.Select(entry => entry.Resource?.TypeName).OfType<string>()];
        bundle.Entry.AddRange(earlier.Entry.Where(entry => entry.Resource is { } resource && !brought.Contains(resource.TypeName)));
    }

    private async Task<Bundle?> FindAsync(MessageContext context, string @event, CancellationToken cancellationToken)
    {
        foreach (string visit in context.Mapped!.Visits) // mapped without errors
        {
            var filter = new MessageFilter { Institution = context.Inbound.Institution, Source = context.Inbound.Source, Event = @event, Key = visit, State = MessageState.Accepted, Limit = 1 };
            MessagePage page = await journal.ListAsync(filter, cancellationToken);
            if (page.Messages is [var header, ..])
            {
                ImmutableArray<JournalledFact> facts = await journal.ReadAsync(header.Id, cancellationToken);
                return CanonicalJson.Read(facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().Last().Canonical.Span);
            }
        }

        return null;
    }
}
