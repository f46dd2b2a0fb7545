using System.Buffers.Binary;

namespace Gateway.Journal;

/// <summary>A message's row and its header.</summary>
internal static class MessageRow
{
    public const string Columns = "m.id, m.institution, m.source, m.listener, m.state, m.received_at, m.changed_at, m.sha256, m.bytes, m.event, m.lane, m.business_key, m.mapping_version, m.issue_code, m.attempts";

    public static MessageHeader Read(SqliteStatement row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), (MessageState)row.GetInt32(4), Instant(row.GetInt64(5)), Instant(row.GetInt64(6)),
        Convert.ToHexStringLower(row.GetBytes(7)), row.GetInt32(8), row.GetText(9), row.GetText(10) is { } lane ? new LaneKey(lane) : null, row.GetText(11), row.GetText(12), row.GetText(13), row.GetInt32(14));

    public static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    /// <summary>The narrow number by which resends are found; the whole hash is compared afterwards.</summary>
    public static long Same(ReadOnlySpan<byte> sha256) => BinaryPrimitives.ReadInt64LittleEndian(sha256);
}
