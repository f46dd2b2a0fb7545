using System.Text.Json;

namespace Gateway.AdapterConformance;

/// <summary>What the suite expects of a sample; its folder says so.</summary>
public enum Expectation
{
    /// <summary>Read whole, written back byte for byte.</summary>
    SameBytes,

    /// <summary>In <c>rewritten/</c>: read whole; written it looks otherwise and means the same.</summary>
    SameMeaning,

    /// <summary>In <c>refused/</c>: an issue with a location.</summary>
    Refused,
}

/// <summary>One file below <c>adapters/Gateway.Adapter.X/samples/LAYOUT/</c>, with the <c>layout.json</c> beside it.</summary>
public sealed record Sample(string Name, Expectation Expects, byte[] Bytes, JsonElement Layout, string Encoding)
{
    /// <summary>Every sample of an adapter.</summary>
    public static IReadOnlyList<Sample> Of(IAdapter adapter)
    {
        string folder = Path.Combine(Repository.FolderOf(adapter), "samples");
        return [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(InLayout)];
    }

    /// <summary>The format under the sample's layout.</summary>
    public ICodec Open(IAdapter adapter, string? encoding = null) => adapter.Open(Layout, encoding ?? Encoding).Value;

    public override string ToString() => Name;

    private static IEnumerable<Sample> InLayout(string folder)
    {
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "layout.json")));
        JsonElement layout = settings.RootElement.GetProperty("layout").Clone();
        string encoding = settings.RootElement.GetProperty("encoding").GetString()!; // every layout.json names one
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) != "layout.json")
            .Select(file => new Sample(Path.GetRelativePath(Path.GetDirectoryName(folder)!, file), ExpectationOf(file), File.ReadAllBytes(file), layout, encoding))];
    }

    private static Expectation ExpectationOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)) switch
    {
        "rewritten" => Expectation.SameMeaning,
        "refused" => Expectation.Refused,
        _ => Expectation.SameBytes,
    };
}
