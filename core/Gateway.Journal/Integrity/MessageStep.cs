using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>A row of the log as the audit of its message needs it: without the bytes, so that a page of messages is small.</summary>
/// <param name="Fact">Null of an arrival, and of what cannot be read.</param>
/// <param name="Length">Of the payload before packing; null where it was dropped.</param>
/// <param name="Left">SHA-256 of what is left of a row that was cut; null of a whole one.</param>
/// <param name="Kept">The message's header as the journal keeps it; only beside an arrival.</param>
/// <param name="Same">The narrow number by which resends of it are found; only beside an arrival.</param>
internal sealed record MessageStep(long MessageId, FactKind Kind, long Sequence, FactOrigin Origin, byte[] Sha256, JournalFact? Fact, int? Length, byte[]? Left, MessageHeader? Kept, long? Same)
{
    private const int FirstOfHeader = 9;

    public static readonly string Sql =
        $"SELECT f.message, f.kind, f.sequence, f.at, f.actor, f.cause, f.sha256, f.packing, f.payload, {MessageRow.Columns}, m.same FROM fact f LEFT JOIN message m ON m.id = f.message WHERE f.message > ?1 AND f.message <= ?2 ORDER BY f.message, f.sequence";

    public static MessageStep Read(IRow row)
    {
        (var kind, var packing) = ((FactKind)row.GetInt32(1), (Packing)row.GetInt32(7));
        byte[]? payload = row.IsNull(8) ? null : Unpacked(packing, row.GetBytes(8));
        bool isCut = packing.HasFlag(Packing.HeadOnly) || row.IsNull(8), isHeaded = kind is FactKind.Arrived && !row.IsNull(FirstOfHeader);
        return new MessageStep(
            row.GetInt64(0), kind, row.GetInt64(2), new FactOrigin(row.GetString(4), row.GetString(5), MessageRow.Instant(row.GetInt64(3))), row.GetBytes(6),
            FactOf(kind, payload), payload?.Length, isCut ? SHA256.HashData(payload ?? []) : null,
            isHeaded ? MessageRow.Read(row, FirstOfHeader) : null, isHeaded ? row.GetInt64(FirstOfHeader + MessageRow.Count) : null);
    }

    /// <summary>The header as it began: what the log covers comes from the log (institution, source and listener through actor and cause), the size from the bytes if they are still there.</summary>
    public MessageHeader Begin()
    {
        bool agrees = Kept is not null && Origin.Actor == Kept.Institution && Origin.Cause == ArrivalCause.Of(Kept.Source, Kept.Listener);
        var arrival = new Arrival(Origin.Actor, agrees ? Kept!.Source : Origin.Cause, agrees ? Kept!.Listener : "", Origin.At, default); // agrees says Kept is there
        return MessageFold.Begin(MessageId, arrival, Convert.ToHexStringLower(Sha256)) with { Bytes = Length ?? Kept?.Bytes ?? 0 };
    }

    private static JournalFact? FactOf(FactKind kind, byte[]? payload)
    {
        try
        {
            return kind is FactKind.Arrived || payload is null ? null : FactPayload.Read(kind, kind is FactKind.Dropped ? payload : FactFrame.HeadOf(payload));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? Unpacked(Packing packing, byte[] stored)
    {
        try
        {
            return StoredPayload.Unpack(packing, stored);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
