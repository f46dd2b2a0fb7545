using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Dates and times that are FHIR's already; a time without a zone, as releases before R4 and many senders write it, is China time.</summary>
internal static class FhirTimeText
{
    public const string Expected = "Expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with or without a zone.";

    private static readonly string[] Dates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>The text, with a zone; null where it is no such date or time.</summary>
    public static string? Read(string text)
    {
        if (DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        bool isTime = text.Length >= 19 && text[10] == 'T' && text[16] == ':' && MomentText.TryRead(text, out _);
        bool hasZone = text.EndsWith('Z') || (text.Length > 19 && text[^6] is '+' or '-');
        return !isTime ? null : hasZone ? text : text + "+08:00";
    }
}
