using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Journal;

/// <summary>The first line of an export.</summary>
/// <param name="Format">A later version reads what earlier ones wrote.</param>
/// <param name="Head">The last link of the chain, as hex.</param>
/// <param name="Rows">How many rows follow.</param>
/// <param name="IsWhole">All rows of the journal are there; otherwise those of some messages, to be read by people and programs but not to be imported.</param>
internal sealed record ExportTitle(int Format, string Head, long Rows, bool IsWhole)
{
    /// <summary>The newest format. The first one held the log only.</summary>
    public const int Newest = 2;

    /// <summary>How many rows of tables that do not follow from the log stand behind it.</summary>
    public long Beside { get; init; }
}

/// <summary>A row of the log as a line of an export, the same for every engine.</summary>
/// <param name="Kind">By its name.</param>
/// <param name="Sha256">Of the payload when it was written, as hex.</param>
/// <param name="Chain">The row's link, as hex.</param>
/// <param name="IsHeadOnly">The payload's bytes were dropped by age.</param>
/// <param name="Payload">Base64, not packed; null where nothing is left.</param>
/// <param name="Source">Of an arrival.</param>
/// <param name="Listener">Of an arrival.</param>
/// <param name="Bytes">Length of an arrival, also where its bytes were dropped.</param>
internal sealed record ExportedRow(
    long Sequence, long Message, FactKind Kind, DateTimeOffset At, string Actor, string Cause, string Sha256, string Chain, bool IsHeadOnly, byte[]? Payload, string? Source, string? Listener, int? Bytes)
{
    private const string Sql = "SELECT f.sequence, f.message, f.kind, f.at, f.actor, f.cause, f.sha256, f.chain, f.packing, f.payload, m.source, m.listener, m.bytes FROM fact f LEFT JOIN message m ON m.id = f.message ";
    public const string OfAll = Sql + "ORDER BY f.sequence";
    public const string OfOne = Sql + "WHERE f.message = ?1 ORDER BY f.sequence";

    public static ExportedRow Read(IRow row)
    {
        (var kind, var packing) = ((FactKind)row.GetInt32(2), (Packing)row.GetInt32(8));
        bool isArrival = kind is FactKind.Arrived;
        return new ExportedRow(
            row.GetInt64(0), row.GetInt64(1), kind, MessageRow.Instant(row.GetInt64(3)), row.GetString(4), row.GetString(5), Convert.ToHexStringLower(row.GetBytes(6)), Convert.ToHexStringLower(row.GetBytes(7)),
            packing.HasFlag(Packing.HeadOnly), row.IsNull(9) ? null : StoredPayload.Unpack(packing, row.GetBytes(9)),
            isArrival ? row.GetText(10) : null, isArrival ? row.GetText(11) : null, isArrival && !row.IsNull(12) ? row.GetInt32(12) : null);
    }

    /// <summary>What the chain covers of it.</summary>
    public LogRow ToLogRow() => new(Sequence, Message, Kind, new FactOrigin(Actor, Cause, At), Convert.FromHexString(Sha256));

    /// <summary>As a journal stores it.</summary>
    public StoredPayload ToPayload()
    {
        StoredPayload stored = Payload is null ? StoredPayload.Gone(Convert.FromHexString(Sha256)) : StoredPayload.Of(Payload, Convert.FromHexString(Sha256));
        return IsHeadOnly ? stored with { Packing = stored.Packing | Packing.HeadOnly } : stored;
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ExportTitle))]
[JsonSerializable(typeof(ExportedRow))]
[JsonSerializable(typeof(ExportedBeside))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>The same with Chinese text as text: an export is no web page.</summary>
internal static class ExportText
{
    public static ExportJson Json { get; } = new(new JsonSerializerOptions(ExportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
