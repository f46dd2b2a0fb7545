using System.Text;

namespace Gateway.Conformance;

/// <summary>What is under test: an adapter, its samples, and what its author says about its format.</summary>
/// <param name="Adapter">The adapter, without a fence.</param>
/// <param name="Samples">Every one of them.</param>
public sealed record Subject(IAdapter Adapter, IReadOnlyList<Sample> Samples)
{
    private const string AnyMark = "|^~\\&<>{}[]()\"'=,;:#!*/\t-.";

    /// <summary>Bytes that mean something to the format: readers are flooded with each. Without a word, all that formats use.</summary>
    public string Marks { get; init; } = AnyMark;

    /// <summary>Encodings that the adapter does not read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = ["klingon", ""];

    /// <summary>Makes a valid message of about so many bytes; null where nobody knows how.</summary>
    public Func<Sample, int, byte[]?> Large { get; init; } = (sample, bytes) => sample.Large(bytes);

    internal IEnumerable<Sample> Readable => Samples.Where(sample => sample.Expects != Expectation.Refused);

    internal IEnumerable<IGrouping<string, Sample>> Layouts => Samples.GroupBy(sample => sample.Layout.GetRawText() + sample.Encoding, StringComparer.Ordinal);

    internal IEnumerable<Sample> OnePerLayout => Readable.DistinctBy(sample => sample.Layout.GetRawText(), StringComparer.Ordinal);

    internal byte[] MarkBytes => [.. Encoding.Latin1.GetBytes(Marks + "\0 \r\nA9").Distinct()];
}
