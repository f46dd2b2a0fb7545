using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Platform;
using Microsoft.Extensions.Logging;

namespace Gateway.Pipeline;

/// <summary>Puts texts of answers that no table knew on the journal's work list, beside the codes. They come masked: no number, name or value of a message is in them.</summary>
internal sealed partial class AnswerTextList(IJournal journal, TimeProvider time, ILogger<AnswerTextList> logger) : IUnknownTexts
{
    private const string Table = "errors.csv";

    /// <inheritdoc/>
    public async Task NoteAsync(long messageId, string destination, string transaction, string masked)
    {
        if (masked.Length == 0)
        {
            return;
        }

        var note = new UnmappedNote(UnmappedFilter.AnswersOf + destination, "", transaction, masked, IsBack: true, Display: null, UnmappedOutcome.Kept, Table, ServiceDate: null);
        try
        {
            ImmutableArray<UnmappedNote> counted = await journal.NoteUnmappedAsync(messageId, [note], time.GetUtcNow(), CancellationToken.None);
            PipelineMeter.UnknownText(transaction, counted.Length);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ObjectDisposedException) // the journal's own ways to refuse; what comes next will meet them too
        {
            LogNotNoted(failure, messageId);
        }
    }

    [LoggerMessage(EventIds.TextNotNoted, LogLevel.Information, "The answer to message {MessageId} has a text that no table knows, and it could not be noted.")]
    private partial void LogNotNoted(Exception failure, long messageId);
}
