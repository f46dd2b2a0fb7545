using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>What a message's rows come to when bytes are dropped. Pure.</summary>
/// <param name="Rows">Rows that change, with what is left of them: heads of facts, nothing of what came in.</param>
/// <param name="Digest">Over what is left of every row that was ever cut.</param>
/// <param name="Freed">Bytes on disk.</param>
internal sealed record MessageCut(ImmutableArray<StoredRow> Rows, byte[] Digest, long Freed)
{
    /// <param name="rows">Of the message, in order.</param>
    /// <param name="keep">What is to be left.</param>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public static MessageCut Of(IReadOnlyList<StoredRow> rows, KeptParts keep)
    {
        ImmutableArray<StoredRow>.Builder changed = ImmutableArray.CreateBuilder<StoredRow>();
        using var digest = new CutDigest();
        long freed = 0;
        foreach (StoredRow row in rows)
        {
            StoredRow left = IsCut(row) || !IsToBeCut(row, keep) ? row : Cut(row);
            if (left != row)
            {
                freed += row.Payload!.Length - (left.Payload?.Length ?? 0); // a row without a payload was cut before
                changed.Add(left);
            }

            if (IsCut(left))
            {
                digest.Add(left.Sequence, SHA256.HashData(left.Payload is null ? [] : StoredPayload.Unpack(left.Packing, left.Payload)));
            }
        }

        return new MessageCut(changed.ToImmutable(), digest.Current(), freed);
    }

    private static bool IsCut(StoredRow row) => row.Payload is null || row.Packing.HasFlag(Packing.HeadOnly);

    private static bool IsToBeCut(StoredRow row, KeptParts keep) => row.Kind switch
    {
        FactKind.Replied => keep == KeptParts.Heads,
        FactKind.Arrived or FactKind.Prepared or FactKind.AttemptStarted or FactKind.AttemptEnded or FactKind.Finished or FactKind.AnsweredLate => keep != KeptParts.Everything,
        _ => false, // they are heads already
    };

    private static StoredRow Cut(StoredRow row)
    {
        if (row.Kind is FactKind.Arrived)
        {
            return row with { Packing = Packing.Plain, Payload = null };
        }

        var head = StoredPayload.Of(FactFrame.HeadOf(StoredPayload.Unpack(row.Packing, row.Payload!)), row.Sha256); // it was not cut before
        return row with { Packing = head.Packing | Packing.HeadOnly, Payload = head.Bytes.ToArray() };
    }
}
