using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>One table: its fields, and what its header holds when it is written.</summary>
internal sealed record TableLayout
{
    private const int ReservedBytes = 16;
    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    public string Name { get; init; } = "";

    /// <summary>In a container: which file, with <c>*</c> for any characters.</summary>
    public string File { get; init; } = "";

    public Direction Direction { get; init; }

    public Version Version { get; init; }

    /// <summary>As <see cref="FieldSpec"/> reads them.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    public OtherFields OtherFields { get; init; }

    public DeletedRows Deleted { get; init; }

    /// <summary>Rows that one message may have; 0 for any number.</summary>
    public int MostRows { get; init; }

    public HalfCharacter HalfCharacter { get; init; }

    public TooLong TooLong { get; init; }

    public Padding Padding { get; init; }

    public Year Year { get; init; }

    public LastMark LastMark { get; init; }

    /// <summary>Written: the code page's number in the header, 0 to 255.</summary>
    public int Language { get; init; }

    /// <summary>Written: whether fields say their place in the row; null for as the version does.</summary>
    public bool? Places { get; init; }

    /// <summary>Written: bytes of the field <c>_NullFlags</c>; 0 for as many as nullable fields need.</summary>
    public int NullFlags { get; init; }

    /// <summary>Written: header bytes 12 to 27, in hexadecimal digits; empty for zeros.</summary>
    public string Reserved { get; init; } = "";

    /// <summary>Bytes of a memo file's block.</summary>
    public int MemoBlock { get; init; }

    public bool HasMemo => Fields.Any(one => FieldSpec.TryRead(one, out FieldSpec? spec) && spec.IsMemo);

    private bool IsVisual => Version is Version.VisualFoxpro or Version.VisualFoxproCounting;

    /// <summary>Whether a reader could not tell the two apart.</summary>
    public bool LooksLike(TableLayout other) => NamesOf(Fields).SetEquals(NamesOf(other.Fields));

    public IEnumerable<Issue> Faults(string member)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.AsSpan().ContainsAny(PathMarks))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        if (Fields.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.fields", "Expected the fields.");
        }

        foreach (Issue fault in FieldFaults(member).Concat(NumberFaults(member)))
        {
            yield return fault;
        }
    }

    /// <summary>What the source's encoding makes impossible.</summary>
    public IEnumerable<Issue> EncodingFaults(string member, Encoding encoding)
    {
        for (int index = 0; index < Fields.Length; index++)
        {
            if (FieldSpec.TryRead(Fields[index], out FieldSpec? spec) && !HasRoom(spec.Name, encoding))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", $"Expected a name of at most {FieldSpec.MostNameBytes} bytes in the source's encoding.");
            }
        }
    }

    private static bool HasRoom(string name, Encoding encoding)
    {
        try
        {
            return encoding.GetByteCount(name) <= FieldSpec.MostNameBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static HashSet<string> NamesOf(ImmutableArray<string> fields) => [.. fields.Select(field => field.Split(' ')[0].ToUpperInvariant())];

    private IEnumerable<Issue> FieldFaults(string member)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int index = 0; index < Fields.Length; index++)
        {
            if (!FieldSpec.TryRead(Fields[index], out FieldSpec? spec))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", "Expected a name, a space, one of the types C N F D L I B Y T M with length and places, and perhaps null or optional: NAME C20, NAME N18.4, NAME T null.");
            }
            else if (!seen.Add(spec.Name))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", "Expected a name different from those before it.");
            }
            else if (!IsVisual && (spec.IsNullable || spec.Type is 'I' or 'B' or 'Y' or 'T'))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", "Expected version: visual-foxpro for the types I, B, Y, T and for null.");
            }
        }
    }

    private IEnumerable<Issue> NumberFaults(string member)
    {
        if (Language is < 0 or > 255)
        {
            yield return LayoutReader.Wrong($"{member}.language", "Expected 0 to 255.");
        }

        if (NullFlags is < 0 or > 32 || (NullFlags > 0 && !IsVisual))
        {
            yield return LayoutReader.Wrong($"{member}.null-flags", "Expected 0 to 32 bytes, with version: visual-foxpro.");
        }

        if (MostRows < 0)
        {
            yield return LayoutReader.Wrong($"{member}.most-rows", "Expected a number of rows, 0 for any.");
        }

        if (MemoBlock is < 0 or > 16384)
        {
            yield return LayoutReader.Wrong($"{member}.memo-block", "Expected 1 to 16384 bytes, 0 for what is usual.");
        }

        if (Reserved.Length > 0 && (Reserved.Length != ReservedBytes * 2 || !Reserved.All(char.IsAsciiHexDigit)))
        {
            yield return LayoutReader.Wrong($"{member}.reserved", $"Expected {ReservedBytes * 2} hexadecimal digits: bytes 12 to 27 of the header.");
        }
    }
}
