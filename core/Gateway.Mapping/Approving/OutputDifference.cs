using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gateway.Mapping;

/// <summary>One output of a sample that is not as approved.</summary>
/// <param name="Sample">Which sample.</param>
/// <param name="Ending">Which output: <c>bundle.json</c>, <c>transactions.json</c> …</param>
/// <param name="Path">Where it is approved.</param>
/// <param name="Approved">What is approved; null where nothing is.</param>
/// <param name="Made">What comes out now; null where nothing does.</param>
public sealed record OutputDifference(MappingSample Sample, string Ending, string Path, byte[]? Approved, byte[]? Made)
{
    /// <summary>Every place that differs, for people; the first line that does, where the output has no places.</summary>
    public IEnumerable<ValueChange> Changes()
    {
        if (Approved is null || Made is null)
        {
            return [new ValueChange(Ending, Approved is null ? "(not approved yet)" : "(approved)", Made is null ? "(does not come out any more)" : "(comes out now)")];
        }

        ValueChange[] places = Ending.EndsWith(".json", StringComparison.Ordinal) ? [.. ByPlace(Approved, Made)] : [];
        return places.Length > 0 ? places : [FirstLine(Approved, Made)];
    }

    /// <summary>File, first line and byte, both lines.</summary>
    public override string ToString() => $"{Path}: {string.Join("; ", Changes().Take(3).Select(change => $"{change.Place}: approved '{change.Old}', now '{change.New}'"))}";

    private static IEnumerable<ValueChange> ByPlace(byte[] approved, byte[] made)
    {
        try
        {
            using JsonDocument before = JsonDocument.Parse(approved), after = JsonDocument.Parse(made);
            return [.. ValueChange.Between(JsonPlaces.Of(before.RootElement), JsonPlaces.Of(after.RootElement))];
        }
        catch (JsonException)
        {
            return []; // somebody edited the approved file
        }
    }

    private static ValueChange FirstLine(byte[] approved, byte[] made)
    {
        int at = approved.AsSpan().CommonPrefixLength(made), line = approved.AsSpan(0, at).Count((byte)'\n') + 1;
        return new ValueChange(string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {at}"), LineAt(approved, at), LineAt(made, at));
    }

    private static string LineAt(byte[] bytes, int at)
    {
        int start = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int length = bytes.AsSpan(start).IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(bytes.AsSpan(start, length < 0 ? bytes.Length - start : length));
    }
}
