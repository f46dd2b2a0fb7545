using System.Buffers.Binary;

namespace Gateway.Journal;

/// <summary>A message's row and its header.</summary>
internal static class MessageRow
{
    public const string Columns = "m.id, m.institution, m.source, m.listener, m.state, m.received_at, m.changed_at, m.sha256, m.bytes, m.event, m.lane, m.business_key, m.mapping_version, m.issue_code, m.attempts, m.kept";

    /// <summary>How many columns that is.</summary>
    public const int Count = 16;

    public static MessageHeader Read(IRow row) => Read(row, 0);

    /// <summary>The header whose columns begin at <paramref name="at"/>.</summary>
    public static MessageHeader Read(IRow row, int at) => new(
        row.GetInt64(at), row.GetString(at + 1), row.GetString(at + 2), row.GetString(at + 3), (MessageState)row.GetInt32(at + 4), Instant(row.GetInt64(at + 5)), Instant(row.GetInt64(at + 6)),
        Convert.ToHexStringLower(row.GetBytes(at + 7)), row.GetInt32(at + 8), row.GetText(at + 9), row.GetText(at + 10) is { } lane ? new LaneKey(lane) : null, row.GetText(at + 11), row.GetText(at + 12), row.GetText(at + 13), row.GetInt32(at + 14))
    {
        Kept = (KeptParts)row.GetInt32(at + 15),
    };

    public static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    /// <summary>The narrow number by which resends are found; the whole hash is compared afterwards.</summary>
    public static long Same(ReadOnlySpan<byte> sha256) => BinaryPrimitives.ReadInt64LittleEndian(sha256);
}
