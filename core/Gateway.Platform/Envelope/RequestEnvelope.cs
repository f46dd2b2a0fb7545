using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Delivery;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>The national envelope around a transaction's input. The same parts give the same bytes.</summary>
internal static class RequestEnvelope
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the envelope in the order of the interface's own table. Note the two spellings: <c>mdtrtarea_admvs</c>, <c>insuplc_admdvs</c>.</summary>
    /// <param name="parts">What goes in.</param>
    /// <param name="stamp">msgid and time of this attempt.</param>
    public static byte[] Write(EnvelopeParts parts, AttemptStamp stamp)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in Head(parts, stamp))
            {
                writer.WriteString(name, value);
            }

            writer.WritePropertyName("input");
            parts.Input.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static IEnumerable<(string Name, string Value)> Head(EnvelopeParts parts, AttemptStamp stamp)
    {
        (Institution institution, DialectEnvelope dialect) = (parts.Institution, parts.Dialect.Envelope);
        yield return ("infno", parts.Transaction);
        yield return ("msgid", stamp.MsgId);
        yield return ("mdtrtarea_admvs", institution.Area);
        yield return ("insuplc_admdvs", parts.InsuredArea);
        yield return ("recer_sys_code", dialect.ReceiverSystem);
        yield return ("dev_no", institution.Facts.GetValueOrDefault("device", ""));
        yield return ("dev_safe_info", "");
        yield return ("cainfo", "");
        yield return ("signtype", dialect.SignType);
        yield return ("infver", dialect.Infver);
        yield return ("opter_type", dialect.OperatorType);
        yield return ("opter", institution.Facts.GetValueOrDefault("operator", ""));
        yield return ("opter_name", institution.Facts.GetValueOrDefault("operator-name", ""));
        yield return ("inf_time", stamp.At.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        yield return ("fixmedins_code", institution.Code);
        yield return ("fixmedins_name", institution.Name);
        yield return ("sign_no", stamp.SignNo.Length > 0 ? stamp.SignNo : parts.SignNo);
        if (dialect.EncryptionType.Length > 0)
        {
            yield return ("enc_type", dialect.EncryptionType);
        }
    }
}

/// <summary>What an envelope holds beside msgid and time.</summary>
/// <param name="Transaction">infno.</param>
/// <param name="Institution">Who calls, with its operator.</param>
/// <param name="Dialect">How this province wants it.</param>
/// <param name="InsuredArea">参保地: the person's, or the institution's own for calls about nobody.</param>
/// <param name="SignNo">As the key book has it; the number of the session that holds when it leaves comes before.</param>
/// <param name="Input">The filled transaction.</param>
internal sealed record EnvelopeParts(string Transaction, Institution Institution, Dialect Dialect, string InsuredArea, string SignNo, JsonObject Input);
