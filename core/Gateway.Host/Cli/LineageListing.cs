using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary>Where every value of a canonical message comes from, for <c>convert --as lineage</c>.</summary>
internal static class LineageListing
{
    /// <summary>For scripts.</summary>
    public static string Json(MappedMessage mapped) => JsonSerializer.Serialize(
        BundleTrace.Of(mapped).Select(value => new { element = value.Element, value = value.Value, by = By(value), row = value.TableRow, source = value.TableRow is null ? null : value.At.Path, bytes = Bytes(value) }),
        CliJson.Options);

    /// <summary>For people: one line per value.</summary>
    public static void Print(MappedMessage mapped)
    {
        ImmutableArray<TracedElement> values = BundleTrace.Of(mapped);
        (int element, int row, int source) = (Width(values, value => value.Element), Width(values, RowOf), Width(values, value => value.At.Path));
        System.Console.WriteLine($"{"element".PadRight(element)}  {"table row".PadRight(row)}  {"source".PadRight(source)}  bytes");
        foreach (TracedElement value in values)
        {
            System.Console.WriteLine($"{value.Element.PadRight(element)}  {RowOf(value).PadRight(row)}  {value.At.Path}{new string(' ', Math.Max(0, source - Cells(value.At.Path)))}  {Bytes(value)}".TrimEnd());
        }
    }

    private static string RowOf(TracedElement value) => value.TableRow is { } row ? row[(row.LastIndexOf('/') + 1)..] : $"({By(value)})";

    private static string By(TracedElement value) => value.Origin.ToString().ToLowerInvariant();

    private static string? Bytes(TracedElement value) => value.At.Offset < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{value.At.Offset}+{value.At.Length}");

    private static int Width(ImmutableArray<TracedElement> values, Func<TracedElement, string> text) => values.Max(value => Cells(text(value)));

    // A Chinese character takes two cells of a terminal.
    private static int Cells(string text) => text.Sum(c => c >= 0x1100 ? 2 : 1);
}
