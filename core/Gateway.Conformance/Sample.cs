using System.Text;
using System.Text.Json;

namespace Gateway.Conformance;

/// <summary>One file below an adapter's <c>samples/LAYOUT/</c>, with the <c>layout.json</c> beside it.</summary>
/// <param name="Name">Its path below <c>samples</c>.</param>
/// <param name="Expects">What is to become of it.</param>
/// <param name="Bytes">The message.</param>
/// <param name="Layout">The source's layout.</param>
/// <param name="Encoding">The source's encoding.</param>
public sealed record Sample(string Name, Expectation Expects, byte[] Bytes, JsonElement Layout, string Encoding)
{
    /// <summary>The folder's name beside the samples.</summary>
    public const string SettingsFile = "layout.json";

    /// <summary>A piece of one of the layout's samples that may come as often as one likes: large messages are made with it. Null where layout.json names none.</summary>
    public string? Grow { get; init; }

    /// <summary>Every sample below a <c>samples</c> folder.</summary>
    /// <exception cref="InvalidDataException">A layout.json is missing or is not as it must be; the message says which.</exception>
    public static IReadOnlyList<Sample> In(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(InLayout)] : [];

    /// <summary>The format under the sample's layout.</summary>
    public ICodec Open(IAdapter adapter, string? encoding = null)
    {
        Outcome<ICodec> codec = adapter.Open(Layout, encoding ?? Encoding);
        return codec.Succeeded ? codec.Value : throw new InvalidDataException($"{Name}: the adapter does not take its layout: {string.Join(' ', codec.Issues)}");
    }

    /// <summary>A message of about so many bytes: this sample with its growing piece as often as fits. Null when it has none.</summary>
    public byte[]? Large(int bytes)
    {
        if (Grow is null || !TextEncodings.TryGet(Encoding, out Encoding? encoding))
        {
            return null;
        }

        byte[] piece = encoding.GetBytes(Grow);
        int at = piece.Length == 0 ? -1 : Bytes.AsSpan().IndexOf(piece);
        if (at < 0)
        {
            return null;
        }

        int times = Math.Max(1, (bytes - Bytes.Length) / piece.Length);
        byte[] large = new byte[Bytes.Length + (times * piece.Length)];
        Bytes.AsSpan(0, at).CopyTo(large);
        for (int time = 0; time < times; time++)
        {
            piece.CopyTo(large, at + (time * piece.Length));
        }

        Bytes.AsSpan(at).CopyTo(large.AsSpan(at + (times * piece.Length)));
        return large;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<Sample> InLayout(string folder)
    {
        string file = Path.Combine(folder, SettingsFile);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{file}: expected this file, as {{ \"encoding\": \"utf-8\", \"layout\": {{ }} }}.");
        }

        using JsonDocument settings = Parse(file);
        JsonElement root = settings.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("layout", out JsonElement layout) || !root.TryGetProperty("encoding", out JsonElement encoding) || encoding.GetString() is not { } name)
        {
            throw new InvalidDataException($"{file}: expected 'encoding' and 'layout'.");
        }

        JsonElement kept = layout.Clone();
        string? grow = root.TryGetProperty("grow", out JsonElement piece) ? piece.GetString() : null;
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(path) != SettingsFile)
            .Select(path => new Sample(Path.GetRelativePath(Path.GetDirectoryName(folder)!, path), ExpectationOf(path), File.ReadAllBytes(path), kept, name) { Grow = grow })]; // a layout's folder lies in one
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{file}: expected JSON: {wrong.Message}", wrong);
        }
    }

    private static Expectation ExpectationOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)) switch
    {
        "rewritten" => Expectation.SameMeaning,
        "refused" => Expectation.Refused,
        _ => Expectation.SameBytes,
    };
}
