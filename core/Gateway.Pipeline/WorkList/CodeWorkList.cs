using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Pipeline;

/// <summary>Puts the codes that no table knew on the journal's work list. A message without such codes costs nothing.</summary>
public sealed class CodeWorkList(IJournal journal, TimeProvider time)
{
    /// <summary>Notes what one table run of a message did not find.</summary>
    public async ValueTask NoteAsync(MessageContext context, IReadOnlyCollection<UnmappedCode> codes, CancellationToken cancellationToken)
    {
        if (codes.Count == 0 || context.MessageId == 0)
        {
            return;
        }

        ImmutableArray<UnmappedNote> counted = await journal.NoteUnmappedAsync(context.MessageId, [.. codes.Select(NoteOf).DistinctBy(note => (note.Source, note.Concept, note.Code, note.IsBack))], time.GetUtcNow(), cancellationToken);
        foreach (UnmappedNote note in counted)
        {
            PipelineMeter.Unmapped(note.Concept, note.Action);
        }
    }

    private static UnmappedNote NoteOf(UnmappedCode code) => new(
        code.Source, code.Version, code.Concept, code.Code, code.Direction == CodeDirection.Back, code.Display, OutcomeOf(code.Action), code.TableRow, code.ServiceDate);

    private static UnmappedOutcome OutcomeOf(UnmappedAction action) => action switch
    {
        UnmappedAction.Keep => UnmappedOutcome.Kept,
        UnmappedAction.Park => UnmappedOutcome.Parked,
        _ => UnmappedOutcome.Rejected,
    };
}
