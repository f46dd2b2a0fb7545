using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>Checks an export without a journal: every row against the link before it, every whole payload against its hash, the end against what the first line says.</summary>
internal static class ExportCheck
{
    public static async Task<JournalCheck> OfAsync(Stream source, CancellationToken cancellationToken)
    {
        try
        {
            using ExportReader export = await ExportReader.OpenAsync(source, cancellationToken);
            return await OfAsync(export, cancellationToken);
        }
        catch (JournalUnusableException unreadable)
        {
            return new JournalCheck(0, "", [unreadable.Message]);
        }
    }

    private static async Task<JournalCheck> OfAsync(ExportReader export, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var end = new JournalHead(0, 0, FactChain.Start);
        try
        {
            await foreach (ExportedRow row in export.RowsAsync(cancellationToken))
            {
                end = Follow(end, row, faults);
            }

            await foreach (ExportedBeside row in export.BesideAsync(cancellationToken))
            {
                row.ToRow();
            }
        }
        catch (Exception damaged) when (ExportReader.IsDamage(damaged))
        {
            faults.Add(damaged.Message);
        }

        string head = Convert.ToHexStringLower(end.Chain);
        if (faults.IsEmpty && head != export.Title.Head)
        {
            faults.Add($"The file ends at {head} but its first line says {export.Title.Head}: rows were cut off or added.");
        }

        return new JournalCheck(end.Sequence, head, faults.All());
    }

    private static JournalHead Follow(in JournalHead before, ExportedRow row, FaultList faults)
    {
        byte[] chain = FactChain.Next(before.Chain, row.ToLogRow());
        if (row.Sequence != before.Sequence + 1 || Convert.ToHexStringLower(chain) != row.Chain)
        {
            faults.Add($"Row {row.Sequence} does not fit the row before it: the file was changed or cut.");
        }

        if (row is { IsHeadOnly: false, Payload: { } payload } && Convert.ToHexStringLower(SHA256.HashData(payload)) != row.Sha256)
        {
            faults.Add($"The payload of row {row.Sequence} of message {row.Message} is not what was written.");
        }

        return new JournalHead(row.Sequence, Math.Max(before.MessageId, row.Message), chain);
    }
}
