using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline;

namespace Gateway.Host.Cli;

/// <summary>Maps every file of a folder and puts the codes that no table knows on a work list.</summary>
internal static class FolderNotes
{
    public static async Task TakeAsync(IJournal journal, ICatalogSource catalogs, string institution, string source, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var workList = new CodeWorkList(journal, TimeProvider.System);
        (int files, int unmapped) = (0, 0);
        foreach (string file in MessageFile.In(folder.FullName))
        {
            byte[] bytes = MessageFile.Read(file);
            var message = new InboundMessage(institution, source, "against", bytes);
            MessageContext context = await Preview.RunAsync(catalogs, message, null, cancellationToken);
            context.MessageId = (await journal.RecordAsync(new Arrival(institution, source, message.Listener, new DateTimeOffset(File.GetLastWriteTimeUtc(file)), bytes), cancellationToken)).MessageId;
            await workList.NoteAsync(context, context.Mapped?.Unmapped ?? [], cancellationToken);
            (files, unmapped) = (files + 1, unmapped + (context.Mapped is null ? 1 : 0));
        }

        await System.Console.Error.WriteLineAsync($"{files} files, of which {unmapped} are no messages of {source}.");
    }
}
