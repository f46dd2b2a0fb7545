using System.Globalization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Gateway.Canonical;

/// <summary>Turns text into FHIR primitives and back. A text that the type does not allow gives nothing.</summary>
internal static class Literal
{
    /// <summary>The maker for one element's type.</summary>
    /// <param name="type">The primitive's class, <c>Code&lt;T&gt;</c> included: then only the codes of its required binding are taken.</param>
    public static Func<string, PrimitiveType?> MakerFor(Type type)
    {
        Func<Base> create = Instances.MakerFor(type);
        Func<string, object?> read = ReaderFor(type);
        return text =>
        {
            object? value = read(text);
            if (value is null)
            {
                return null;
            }

            var made = (PrimitiveType)create();
            made.JsonValue = value;
            return made;
        };
    }

    /// <summary>The text of a primitive as JSON would show it; null where it has no value.</summary>
    public static string? TextOf(PrimitiveType primitive) => primitive.JsonValue switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object other => other.ToString(),
    };

    /// <summary>What a type takes, for messages.</summary>
    public static string Expectation(Type type) => type switch
    {
        _ when type.IsGenericType => "one of " + string.Join(", ", LiteralsOf(type.GenericTypeArguments[0]).Take(12)),
        _ when type == typeof(Date) => "a date such as 2026-01-31",
        _ when type == typeof(FhirDateTime) => "a date, or date and time with zone such as 2026-01-31T08:30:00+08:00",
        _ when type == typeof(Instant) => "an instant such as 2026-01-31T08:30:00+08:00",
        _ when type == typeof(FhirDecimal) => "a number such as 12.50",
        _ when type == typeof(Integer) || type == typeof(PositiveInt) || type == typeof(UnsignedInt) => "a whole number",
        _ when type == typeof(FhirBoolean) => "true or false",
        _ when type == typeof(Id) => "at most 64 letters, digits, '-' and '.'",
        _ => "text",
    };

    private static Func<string, object?> ReaderFor(Type type) => type switch
    {
        _ when type.IsGenericType => Codes(type.GenericTypeArguments[0]),
        _ when type == typeof(FhirBoolean) => text => text switch { "true" => true, "false" => false, _ => null },
        _ when type == typeof(FhirDecimal) => text => Exact(text),
        _ when type == typeof(Integer) => text => Whole(text, int.MinValue),
        _ when type == typeof(UnsignedInt) => text => Whole(text, 0),
        _ when type == typeof(PositiveInt) => text => Whole(text, 1),
        _ when type == typeof(Date) => text => DateText.IsDate(text) ? text : null,
        _ when type == typeof(FhirDateTime) => text => DateText.IsDateTime(text) ? text : null,
        _ when type == typeof(Instant) => text => DateText.IsInstant(text) ? text : null,
        _ when type == typeof(Id) => text => Id.IsValidValue(text) ? text : null,
        _ => text => text.Length > 0 ? text : null,
    };

    private static Func<string, object?> Codes(Type enumeration)
    {
        HashSet<string> literals = [.. LiteralsOf(enumeration)];
        return text => literals.Contains(text) ? text : null;
    }

    public static IEnumerable<string> LiteralsOf(Type enumeration) =>
        Enum.GetValues(enumeration).Cast<Enum>().Select(EnumUtility.GetLiteral).OfType<string>();

    // The framework would round what has more than 28 digits, and let a trailing zero byte pass.
    private static decimal? Exact(string text)
    {
        ReadOnlySpan<char> counted = text.AsSpan().TrimStart("+-0");
        bool isShort = counted.Length - counted.Count('.') <= 28 && !counted.Contains('\0');
        return isShort && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static int? Whole(string text, int least) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least ? number : null;
}
