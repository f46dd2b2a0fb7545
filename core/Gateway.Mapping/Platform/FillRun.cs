using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One filling of a transaction's input.</summary>
internal sealed class FillRun(RowScope scope)
{
    private readonly Dictionary<FillNode, JsonObject> current = new(ReferenceEqualityComparer.Instance);

    public JsonObject Input { get; } = [];

    /// <summary>A block goes on to its next item: its nodes begin new objects.</summary>
    public void Begin(RowBlock<FillRow> block)
    {
        foreach (RowBlock<FillRow>.Member member in block.Members)
        {
            if (member.Row is { Place: { IsArray: true } or { Above: not null } } row)
            {
                current.Remove(row.Place);
            }
            else if (member.Row is { Place.IsOnly: true } only && current.Remove(only.Place))
            {
                only.Value.Refuse(scope, IssueCodes.OneRowACall, default, $"Expected one row for {only.Node} in one call.", "each");
            }
        }
    }

    public void Write(FillRow row)
    {
        if (!row.Value.Evaluate(scope, out Flow flow) || (flow.Text is null && flow.Fault is not null))
        {
            return;
        }

        if (flow.Text is null)
        {
            // A later row may have the value under another condition; the last word is the first that gives one.
            if (row.IsRequired && !HasValue(row))
            {
                row.Value.Refuse(scope, IssueCodes.ValueRequired, flow, $"Expected a value for {row.Node}/{row.Code} ({row.Field.Name}).", "source");
            }

            return;
        }

        if (ValueOf(row, flow) is { } value && !HasValue(row))
        {
            ObjectOf(row.Place)[row.Code] = value;
        }
    }

    private bool HasValue(FillRow row) => current.TryGetValue(row.Place, out JsonObject? node) && node.ContainsKey(row.Code);

    private JsonObject ObjectOf(FillNode place)
    {
        if (current.TryGetValue(place, out JsonObject? node))
        {
            return node;
        }

        JsonObject above = place.Above is null ? Input : ObjectOf(place.Above);
        node = place.Name.Length == 0 ? Input : [];
        current.Add(place, node);
        if (place.IsArray)
        {
            (above[place.Name] as JsonArray ?? (JsonArray)(above[place.Name] = new JsonArray())).Add((JsonNode)node);
        }
        else if (node != Input)
        {
            above[place.Name] = node;
        }

        return node;
    }

    private JsonValue? ValueOf(FillRow row, in Flow flow)
    {
        string text = flow.Text!; // only called with a text
        switch (row.Field.Type)
        {
            case FieldType.Number:
                return Number(row, flow, text);
            case FieldType.Date or FieldType.DateTime:
                string? written = MomentText.TryRead(text, out DateTimeOffset at)
                    ? at.ToString(row.Field.Type == FieldType.Date ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                    : null;
                return written is null ? Refuse(row, flow, IssueCodes.TypeMismatch, "a date or time") : JsonValue.Create(written);
            default:
                return row.MaxLength > 0 && text.Length > row.MaxLength && text.EnumerateRunes().Count() > row.MaxLength ? Refuse(row, flow, IssueCodes.ValueTooLong, $"at most {row.MaxLength} characters") : JsonValue.Create(text);
        }
    }

    private JsonValue? Number(FillRow row, in Flow flow, string text)
    {
        if (!DecimalText.TryRead(text, out decimal number))
        {
            return Refuse(row, flow, IssueCodes.TypeMismatch, "a number");
        }

        PlatformField field = row.Field;
        bool isTooFine = decimal.Round(number, field.Places) != number;
        bool isTooLarge = field.Length > 0 && Math.Abs(number) >= Power(field.Length - field.Places);
        return isTooFine || isTooLarge
            ? Refuse(row, flow, IssueCodes.ValueTooLong, $"at most {field.Length - field.Places} digits and {field.Places} decimal places")
            : JsonValue.Create(number.Scale > field.Places ? decimal.Round(number, field.Places) : number);
    }

    private JsonValue? Refuse(FillRow row, in Flow flow, IssueCode code, string expected)
    {
        row.Value.Refuse(scope, code, flow, $"Expected {expected} for {row.Node}/{row.Code} ({row.Field.Name}).", "source");
        return null;
    }

    private static decimal Power(int digits)
    {
        decimal power = 1;
        for (int digit = 0; digit < Math.Min(digits, 27); digit++)
        {
            power *= 10;
        }

        return power;
    }
}
