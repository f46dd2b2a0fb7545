using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Mapping.Oracle;

/// <summary>A target of a message table and what its type takes, written down by hand.</summary>
internal sealed partial class PlainTarget
{
    private static readonly Once<PlainTarget> Known = new(text => new PlainTarget(text));

    private static readonly Dictionary<string, string> Types = new()
    {
        ["Patient.gender"] = "male|female|other|unknown", ["Patient.birthDate"] = "date", ["Patient.active"] = "boolean", ["Patient.multipleBirthInteger"] = "integer",
        ["Encounter.status"] = "planned|arrived|triaged|in-progress|onleave|finished|cancelled|entered-in-error|unknown", ["Encounter.period.start"] = "dateTime", ["Encounter.class"] = "Coding",
        ["Condition.code"] = "CodeableConcept", ["Condition.onsetAge.value"] = "decimal",
        ["Claim.status"] = "active|cancelled|draft|entered-in-error", ["Claim.created"] = "dateTime", ["Claim.total.value"] = "decimal",
        ["Claim.item.sequence"] = "positiveInt", ["Claim.item.quantity.value"] = "decimal", ["Claim.item.net.value"] = "decimal",
        ["Claim.item.detail.sequence"] = "positiveInt", ["Claim.item.detail.net.value"] = "decimal", ["Claim.item.detail.subDetail.sequence"] = "positiveInt", ["Claim.item.detail.subDetail.quantity.value"] = "decimal",
        ["Claim.insurance.sequence"] = "positiveInt", ["Claim.insurance.focal"] = "boolean",
        ["ChargeItem.quantity.value"] = "decimal", ["ChargeItem.priceOverride.value"] = "decimal", ["ChargeItem.occurrenceDateTime"] = "dateTime", ["ChargeItem.code"] = "CodeableConcept",
        ["Observation.status"] = "registered|preliminary|final|amended|corrected|cancelled|entered-in-error|unknown",
    };

    private PlainTarget(string text)
    {
        Text = text;
        Head = text.Split('.')[0];
        Steps = PlainModel.Steps(text[Head.Length..]);
        Definition = $"{Type}.{string.Join('.', Steps.Select(step => step.Name))}";
    }

    public static PlainTarget Of(string text) => Known.Of(text);

    public string Text { get; }

    /// <summary>Type with label or <c>[]</c>.</summary>
    public string Head { get; }

    public (string Name, string? Inside)[] Steps { get; }

    public string Type => Head.Split('#', '[')[0];

    public string? Label => Head.Contains('#', StringComparison.Ordinal) ? Head.Split('#')[1] : null;

    public bool IsMany => Head.EndsWith("[]", StringComparison.Ordinal);

    public bool IsConcept => Types.GetValueOrDefault(Definition) == "CodeableConcept";

    public bool IsCoding => IsConcept || Types.GetValueOrDefault(Definition) == "Coding";

    public bool IsMoney => Definition is "Claim.total.value" or "Claim.item.net.value" or "Claim.item.detail.net.value" or "ChargeItem.priceOverride.value";

    /// <summary>The first place that grows, with everything before it; null where nothing does.</summary>
    public string? FirstGrowth
    {
        get
        {
            string prefix = Head;
            if (IsMany)
            {
                return prefix;
            }

            foreach ((string name, string? inside) in Steps.SkipLast(1))
            {
                prefix += $".{name}[{inside}]";
                if (inside is "")
                {
                    return prefix;
                }
            }

            return null;
        }
    }

    private string Definition { get; }

    /// <summary>Whether FHIR allows several. A contact's or an extension's own elements are not among the generated ones.</summary>
    public static bool IsArray(JsonObject parent, string name) => PlainModel.Arrays.Contains(name) && !(name == "name" && parent["resourceType"] is null) && !(name == "class");

    /// <summary>The text as JSON; null where the type does not take it.</summary>
    public JsonNode? Literal(string text)
    {
        string type = Types.GetValueOrDefault(Definition, "string");
        switch (type)
        {
            case "string":
                return text;
            case "boolean":
                return text switch { "true" => JsonValue.Create(true), "false" => JsonValue.Create(false), _ => null };
            case "decimal":
                return text.Trim() == text && PlainNumber.Read(text) is { } number ? JsonNode.Parse(number.Text()) : null;
            case "integer" or "positiveInt":
                return Whole().IsMatch(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) && (type == "integer" || whole > 0) ? JsonValue.Create(whole) : null;
            case "date" or "dateTime":
                return IsDate(text, type == "dateTime") ? text : null;
            default:
                return type.Split('|').Contains(text) ? text : null;
        }
    }

    private static bool IsDate(string text, bool withTime)
    {
        Match match = Date().Match(text);
        bool isReal = match.Success && PlainDates.Read(text[..Math.Min(10, text.Length)], "yyyy-MM-dd"[..Math.Min(10, text.Length)], 0) is not null;
        return isReal && (withTime || text.Length <= 10);
    }

    [GeneratedRegex(@"\A[+-]?[0-9]+\z", RegexOptions.None, -1)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9]))?)?)?\z", RegexOptions.None, -1)]
    private static partial Regex Date();
}
