using Gateway.Mapping;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline;

/// <summary>
/// Reads a message before it is recorded, where its sender is answered once it is stored: the message and its reply are then one write. Whatever cannot be read without an issue
/// takes the ordinary way: it is recorded first.
/// </summary>
internal sealed class ReadAhead(ReceiveStep receive, ReadStep read, ICatalogSource catalogs)
{
    /// <summary>Reads it into the context, or leaves the context as it is.</summary>
    public async ValueTask TryAsync(MessageContext context)
    {
        if (catalogs.Current.Source(context.Inbound.Source) is not { AnswersWhenStored: true })
        {
            return;
        }

        try
        {
            var trial = new MessageContext(context.Inbound);
            await receive.RunAsync(trial, CancellationToken.None);
            if (trial.IsRefused)
            {
                return;
            }

            await read.RunAsync(trial, CancellationToken.None);
            if (trial is { Issues.IsEmpty: true, Read.Message.ReplyWhen: ReplyWhen.Stored })
            {
                (context.Read, context.Institution, context.Source, context.Catalog, context.IsAnsweredAtOnce) = (trial.Read, trial.Institution, trial.Source, trial.Catalog, true);
            }
        }
        catch (Exception) // a bug in an adapter: it shows again once the message is on disk, and parks it
        {
            return;
        }
    }
}
