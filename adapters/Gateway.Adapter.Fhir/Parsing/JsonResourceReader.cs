using System.Text.Json;
using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;

namespace Gateway.Adapter.Fhir.Parsing;

/// <summary>
/// Reads a resource in JSON (R4, 2.6.2). Every method says whether reading on makes sense; a fault of the structure ends it.
/// </summary>
internal sealed class JsonResourceReader(FhirLayout layout, MessageReading reading)
{
    private const string ResourceType = "resourceType";

    private MessageNames names = null!; // set before anything is read
    private int start;

    public void Read(ReadOnlyMemory<byte> message, int from)
    {
        start = from;
        names = new MessageNames(message, FhirCodec.Utf8);
        var json = new Utf8JsonReader(message.Span[from..], new JsonReaderOptions { MaxDepth = FhirLayout.DeepestDepth * 2 });
        try
        {
            json.Read();
            if (Resource(ref json, 1) && json.Read())
            {
                Fault(ref json, "Expected nothing behind the resource.");
            }
        }
        catch (JsonException)
        {
            reading.Fault(IssueCodes.StructureUnreadable, Math.Min(start + (int)json.BytesConsumed, reading.Bytes.Length), 0, "Expected JSON (RFC 8259).");
        }
    }

    private bool Resource(ref Utf8JsonReader json, int depth)
    {
        int at = At(ref json);
        Utf8JsonReader ahead = json; // its type may stand behind other members
        if (!TypeOf(ref ahead, out FhirType? type))
        {
            return false;
        }

        return reading.TryOpen(type.Name, at) && Members(ref json, type, depth + 1) && Close(ref json);
    }

    private bool TypeOf(ref Utf8JsonReader json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FhirType? type)
    {
        type = null;
        int at = At(ref json);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = json.ValueTextEquals(ResourceType);
            json.Read();
            if (isType)
            {
                int nameAt = At(ref json) + 1;
                bool isName = json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && names.TryGet(nameAt, json.ValueSpan.Length, out string name) && (type = FhirTypes.Resource(name)) is not null;
                return isName || Fault(ref json, "Expected a resource of FHIR R4.");
            }

            json.Skip();
        }

        reading.Fault(IssueCodes.StructureUnreadable, at, 1, "Expected a resource: an object with a resourceType.");
        return false;
    }

    private bool Members(ref Utf8JsonReader json, FhirType type, int depth)
    {
        if (depth > layout.MaxDepth)
        {
            return Fault(ref json, $"Expected at most {layout.MaxDepth} levels.", IssueCodes.LimitExceeded);
        }

        SeenElements seen = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (type.IsResource && json.ValueTextEquals(ResourceType))
            {
                json.Read();
                continue;
            }

            if (!Member(ref json, type, ref seen, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool Member(ref Utf8JsonReader json, FhirType type, ref SeenElements seen, int depth)
    {
        int at = At(ref json) + 1, length = json.ValueSpan.Length;
        if (json.ValueIsEscaped || length is 0 or > 256 || !names.TryGet(at, length, out string name))
        {
            return Fault(ref json, "Expected the plain name of an element.");
        }

        bool isCompanion = name[0] == '_' && length > 1;
        FhirElement? element = FhirTypes.Find(type, isCompanion ? name[1..] : name);
        if (element is null && layout.Unknown == Unknown.Refuse)
        {
            return Fault(ref json, $"Expected an element of {type.Name}.{NearestName.Hint(name, type.Elements.Keys)}");
        }

        element ??= new FhirElement(name, ElementKind.Unknown, Repeats: true, "", 0);
        if (!seen.Add(element, isCompanion))
        {
            return Fault(ref json, "Expected each name once in an object.");
        }

        json.Read();
        return json.TokenType == JsonTokenType.StartArray ? Items(ref json, name, element, isCompanion, depth) : Value(ref json, name, element, isCompanion, depth, isItem: false);
    }

    private bool Items(ref Utf8JsonReader json, string name, FhirElement element, bool isCompanion, int depth)
    {
        if (!element.Repeats)
        {
            return Fault(ref json, "Expected one value, no array.");
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!Value(ref json, name, element, isCompanion, depth, isItem: true))
            {
                return false;
            }
        }

        return true;
    }

    private bool Value(ref Utf8JsonReader json, string name, FhirElement element, bool isCompanion, int depth, bool isItem)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when isCompanion || element.Kind is ElementKind.Group or ElementKind.Unknown:
                FhirType type = isCompanion ? FhirTypes.Companion : FhirTypes.Of(element);
                return Repeated(ref json, element, isItem) && reading.TryOpen(name, At(ref json)) && Members(ref json, type, depth + 1) && Close(ref json);
            case JsonTokenType.StartObject when element.Kind == ElementKind.Resource:
                return reading.TryOpen(name, At(ref json)) && Resource(ref json, depth + 1) && Close(ref json);
            case JsonTokenType.Null when isItem && element.Kind is not (ElementKind.Group or ElementKind.Resource):
                reading.Value(name, At(ref json), 0);
                return !reading.IsStopped;
            case JsonTokenType.String when !isCompanion && element.Kind is ElementKind.Text or ElementKind.Markup or ElementKind.Unknown:
                return Repeated(ref json, element, isItem) && Text(ref json, name);
            case JsonTokenType.Number when !isCompanion && element.Kind is ElementKind.Number or ElementKind.Unknown:
            case JsonTokenType.True or JsonTokenType.False when !isCompanion && element.Kind is ElementKind.Boolean or ElementKind.Unknown:
                reading.Value(name, At(ref json), json.ValueSpan.Length);
                return Repeated(ref json, element, isItem) && !reading.IsStopped;
            default:
                return Fault(ref json, isCompanion ? "Expected an object with id or extension." : Expected(element.Kind));
        }
    }

    private bool Text(ref Utf8JsonReader json, string name)
    {
        int at = At(ref json) + 1, length = json.ValueSpan.Length;
        if (length == 0)
        {
            return true; // R4 has no empty values: nothing was said
        }

        if (!json.ValueIsEscaped)
        {
            reading.Value(name, at, length);
            return !reading.IsStopped;
        }

        if (!StrictText.Decodes(json.ValueSpan, FhirCodec.Utf8, out int bad))
        {
            reading.Fault(IssueCodes.TextUndecodable, at + bad, 1, "Expected text in utf-8.");
            return false;
        }

        try
        {
            reading.Value(name, json.GetString(), at, length);
            return !reading.IsStopped;
        }
        catch (InvalidOperationException) // half a character: \ud83d alone
        {
            return Fault(ref json, "Expected whole characters.");
        }
    }

    // An element that repeats is an array, with one item too (R4, 2.6.2.2).
    private bool Repeated(ref Utf8JsonReader json, FhirElement element, bool isItem) =>
        isItem || !element.Repeats || element.Kind == ElementKind.Unknown || Fault(ref json, "Expected an array: this element repeats.");

    private static string Expected(ElementKind kind) => kind switch
    {
        ElementKind.Number => "Expected a number.",
        ElementKind.Boolean => "Expected true or false.",
        ElementKind.Group => "Expected an object.",
        ElementKind.Resource => "Expected a resource.",
        ElementKind.Unknown => "Expected a value or an object.",
        _ => "Expected a text.",
    };

    private bool Close(ref Utf8JsonReader json)
    {
        reading.Record.Close(start + (int)json.BytesConsumed);
        return !reading.IsStopped;
    }

    private int At(ref Utf8JsonReader json) => start + (int)json.TokenStartIndex;

    private bool Fault(ref Utf8JsonReader json, string reason, IssueCode? code = null)
    {
        int at = Math.Min(At(ref json), reading.Bytes.Length);
        reading.Fault(code ?? IssueCodes.StructureUnreadable, at, Math.Max(0, Math.Min(start + (int)json.BytesConsumed, reading.Bytes.Length) - at), reason);
        return false;
    }
}
