using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>Every event that messages may mean. The table is <c>events.csv</c> beside this file: <c>event,kind,lane,title_zh,title_en,destination</c>.</summary>
public static class CanonicalEvents
{
    private static readonly FrozenDictionary<string, CanonicalEvent> ByName = Parse(EmbeddedText()).ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, CanonicalEvent> All => ByName;

    /// <summary>The event of that name; null when there is none.</summary>
    public static CanonicalEvent? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Reads an event table.</summary>
    /// <exception cref="FormatException">A row does not have six cells, or a word that the model does not know.</exception>
    internal static ImmutableArray<CanonicalEvent> Parse(string csv) => [.. CsvText.Rows(csv).Skip(1).Where(row => row.Length > 1).Select((row, index) =>
        row.Length == 6 && Enum.TryParse(row[1], ignoreCase: true, out EventKind kind) && Enum.TryParse(row[2], ignoreCase: true, out EventScope scope) && row[5] is "nhsa" or "fhir"
            ? new CanonicalEvent(row[0], kind, scope, row[3], row[4], row[5])
            : throw new FormatException($"Row {index + 2} of the event table needs event,kind,lane,title_zh,title_en,destination."))];

    private static string EmbeddedText()
    {
        using var reader = new StreamReader(typeof(CanonicalEvents).Assembly.GetManifestResourceStream("Gateway.Canonical.events.csv")!); // embedded by the project file
        return reader.ReadToEnd();
    }
}
