using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>Writes answers in the shapes the platform has: success, refusal, framework error.</summary>
internal sealed class AnswerEnvelope(TwinOptions options)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Queries = ["1101", "2001", "2101", "2206", "5201", "5202", "5203", "5204", "9001", "9002", "1317", "3101", "3102", "3508", "3509", "3510", "3511", "5101", "5301", "5302", "5304"];

    public byte[] Success(string infno, TwinInstitution institution, string reference, JsonNode? output, DateTimeOffset now) => Write(writer =>
    {
        WriteHead(writer, institution, success: true, reference, now);
        WriteText(writer, "err_msg", SuccessMessage(infno, institution));
        writer.WritePropertyName("output");
        WriteNode(writer, output);
    });

    public byte[] Refusal(TwinInstitution institution, string text, DateTimeOffset now) => Write(writer =>
    {
        WriteHead(writer, institution, success: false, reference: null, now);
        writer.WriteString("err_msg", text);
        writer.WriteNull("output");
    });

    /// <summary>infcode 0 that hides an error, as one province sends it.</summary>
    public byte[] FalseSuccess(TwinInstitution institution, string reference, string text, DateTimeOffset now) => Write(writer =>
    {
        WriteHead(writer, institution, success: true, reference, now);
        writer.WriteString("err_msg", text);
        writer.WriteNull("output");
    });

    /// <summary>The framework's own error: no envelope, a serial number for the help desk.</summary>
    public static byte[] FrameworkError(string text, long serial) => Write(writer =>
    {
        writer.WriteString("type", "error");
        writer.WriteNumber("infcode", -1);
        writer.WriteString("err_msg", $"{text},异常流水号:{serial}");
    });

    /// <summary>What a gateway in front of the platform says.</summary>
    public static byte[] GatewayError(string code, string text) => Write(writer =>
    {
        writer.WriteString("code", code);
        writer.WriteString("message", text);
    });

    public static byte[] Maintenance() => Write(writer =>
    {
        writer.WriteNumber("infcode", -1);
        writer.WriteString("err_msg", "系统维护中，暂停服务，请稍后再试");
        writer.WriteNull("output");
    });

    private void WriteHead(Utf8JsonWriter writer, TwinInstitution institution, bool success, string? reference, DateTimeOffset now)
    {
        if (AsText(institution))
        {
            writer.WriteString("infcode", success ? "0" : "-1");
        }
        else
        {
            writer.WriteNumber("infcode", success ? 0 : -1);
        }

        string time = now.ToOffset(ChinaTime.Offset).ToString("yyyyMMddHHmmssfff");
        WriteText(writer, "inf_refmsgid", reference);
        writer.WriteString("refmsg_time", time);
        writer.WriteString("respond_time", time);
        writer.WriteNull("warn_msg");
        writer.WriteNull("cainfo");
        writer.WriteNull("signtype");
    }

    private bool AsText(TwinInstitution institution) => (institution.Infcode ?? options.Infcode) switch
    {
        InfcodeStyle.Text => true,
        InfcodeStyle.Number => false,
        _ => institution.Code.Length > 0 && (institution.Code[^1] - '0') % 2 == 0,
    };

    private string? SuccessMessage(string infno, TwinInstitution institution) => (institution.SuccessText ?? options.SuccessText) switch
    {
        SuccessText.Null => null,
        SuccessText.Success => "success",
        SuccessText.Chinese => "成功",
        _ => infno == "2201" ? null : Queries.Contains(infno) ? "success" : "成功",
    };

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream(2048);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }
}
