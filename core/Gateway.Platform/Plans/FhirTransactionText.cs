using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hl7.Fhir.Model;
using Range = System.Range;

namespace Gateway.Platform;

/// <summary>
/// A transaction's bytes, cut from the canonical message's own: the resources are the same, so they need not be written a second time. Gives byte for byte what writing the transaction would give.
/// </summary>
internal static class FhirTransactionText
{
    /// <summary>Writes one.</summary>
    /// <param name="transaction">Without resources: its entries' <c>request</c>, null for those of the message's entries that are left out, in the message's order.</param>
    /// <param name="canonical">The message as it was journalled.</param>
    /// <returns>Null when the bytes are not of that message's shape: write it in the ordinary way then.</returns>
    public static byte[]? Write(string type, string? id, IReadOnlyList<Bundle.RequestComponent?> transaction, ReadOnlySpan<byte> canonical)
    {
        var output = new ArrayBufferWriter<byte>(canonical.Length + (128 * transaction.Count));
        output.Write("{\"resourceType\":\"Bundle\""u8);
        if (id is not null)
        {
            output.Write(",\"id\":"u8);
            Put(output, id);
        }

        output.Write(",\"type\":"u8);
        Put(output, type);
        output.Write(",\"entry\":["u8);
        return Entries(output, transaction, canonical) ? output.WrittenSpan.ToArray() : null;
    }

    private static bool Entries(ArrayBufferWriter<byte> output, IReadOnlyList<Bundle.RequestComponent?> transaction, ReadOnlySpan<byte> canonical)
    {
        var reader = new Utf8JsonReader(canonical);
        if (!TryFindEntries(ref reader))
        {
            return false;
        }

        int index = 0, written = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.StartObject; index++)
        {
            if (index >= transaction.Count || !TryReadEntry(ref reader, out Parts parts))
            {
                return false;
            }

            if (transaction[index] is { } request)
            {
                if (written++ > 0)
                {
                    output.Write(","u8);
                }

                Put(output, canonical, parts, request);
            }
        }

        output.Write("]}"u8);
        return index == transaction.Count && written > 0;
    }

    private static bool TryFindEntries(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isEntry = reader.ValueTextEquals("entry"u8);
            reader.Read();
            if (isEntry)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Where an entry's parts lie: <c>fullUrl</c> and <c>resource</c> and nothing else.</summary>
    private static bool TryReadEntry(ref Utf8JsonReader reader, out Parts parts)
    {
        parts = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isUrl = reader.ValueTextEquals("fullUrl"u8), isResource = reader.ValueTextEquals("resource"u8);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            Range id = isResource ? SkipResource(ref reader) : default;
            reader.Skip();
            Range whole = start..(int)reader.BytesConsumed;
            parts = isUrl ? parts with { FullUrl = whole } : parts with { Resource = whole, Id = id };
            if (!isUrl && !isResource)
            {
                return false;
            }
        }

        return parts.Resource.End.Value > 0;
    }

    /// <summary>Goes to the end of a resource.</summary>
    /// <returns>Where its own id stands, with the comma before it; empty where it has none.</returns>
    private static Range SkipResource(ref Utf8JsonReader reader)
    {
        Range id = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex - 1;
            bool isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            reader.Skip();
            id = isId ? start..(int)reader.BytesConsumed : id;
        }

        return id;
    }

    private static void Put(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> canonical, in Parts parts, Bundle.RequestComponent request)
    {
        output.Write("{"u8);
        if (parts.FullUrl.End.Value > 0)
        {
            output.Write("\"fullUrl\":"u8);
            output.Write(canonical[parts.FullUrl]);
            output.Write(","u8);
        }

        output.Write("\"resource\":"u8);
        bool keepsId = request.Url!.Contains('/', StringComparison.Ordinal) || parts.Id.End.Value == 0; // the server's own id counts where it finds one
        if (keepsId)
        {
            output.Write(canonical[parts.Resource]);
        }
        else
        {
            output.Write(canonical[parts.Resource.Start..parts.Id.Start]);
            output.Write(canonical[parts.Id.End..parts.Resource.End]);
        }

        output.Write(request.Method == Bundle.HTTPVerb.POST ? ",\"request\":{\"method\":\"POST\",\"url\":"u8 : ",\"request\":{\"method\":\"PUT\",\"url\":"u8);
        Put(output, request.Url);
        if (request.IfNoneExist is { } condition)
        {
            output.Write(",\"ifNoneExist\":"u8);
            Put(output, condition);
        }

        output.Write("}}"u8);
    }

    private static void Put(ArrayBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write("\""u8);
    }

    private readonly record struct Parts(Range FullUrl, Range Resource, Range Id);
}
