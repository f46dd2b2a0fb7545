using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Reads the answer envelope's JSON.</summary>
internal static class ReplyJson
{
    /// <summary>Reads the first JSON object of a body; a platform that answers twice has said the same thing twice.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out JsonElement reply)
    {
        reply = default;
        try
        {
            var reader = new Utf8JsonReader(WithoutMark(body.Span));
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document))
            {
                return false;
            }

            using (document)
            {
                reply = document.RootElement.Clone();
                return reply.ValueKind == JsonValueKind.Object;
            }
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a second answer follows the first in the same body, and whether it says something else.</summary>
    public static (bool IsTwice, bool Differs) Second(ReadOnlyMemory<byte> body, JsonElement first)
    {
        try
        {
            ReadOnlySpan<byte> text = WithoutMark(body.Span);
            var reader = new Utf8JsonReader(text);
            reader.Read(); // TryRead could: it is an object
            reader.Skip();
            ReadOnlySpan<byte> rest = text[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8);
            return rest.IsEmpty ? default : (true, !(TryRead(rest.ToArray(), out JsonElement second) && JsonElement.DeepEquals(first, second)));
        }
        catch (JsonException)
        {
            return (true, true); // TryRead above could read the first: what follows cannot be read
        }
    }

    /// <summary>A member as text, whether it was sent as number or as string; null when it is not there or null.</summary>
    public static string? Field(JsonElement reply, string name) =>
        reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty(name, out JsonElement value) ? JsonValues.TextOf(value)?.Trim() : null;

    /// <summary>What the other side says in words: err_msg, or a gateway's message; empty for nothing.</summary>
    public static string Text(JsonElement reply) =>
        Field(reply, "err_msg") ?? Field(reply, "message") ?? Field(reply, "msg") ?? "";

    /// <summary>The business part; undefined when there is none. Some provinces send it as a JSON text.</summary>
    public static JsonElement Output(ReadOnlyMemory<byte> body, string member) => TryRead(body, out JsonElement reply) ? Output(reply, member) : default;

    /// <summary>The same of an envelope that was read already.</summary>
    public static JsonElement Output(JsonElement reply, string member)
    {
        if (!reply.TryGetProperty(member, out JsonElement output))
        {
            return default;
        }

        return output.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.String when TryRead(System.Text.Encoding.UTF8.GetBytes(output.GetString() ?? ""), out JsonElement inner) => inner,
            _ => output,
        };
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
