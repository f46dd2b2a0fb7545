using System.Text;
using Gateway.Adapter.Hl7v2.Layout;

namespace Gateway.Adapter.Hl7v2.Writing;

/// <summary>Writes one record: its segments in order, in the encoding and with the encoding characters that its MSH names.</summary>
internal static class Hl7v2Writer
{
    public static Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record, Hl7v2Layout layout, Encoding encoding)
    {
        SourceNode header = record.Root.FirstChild;
        if (header.Name != "MSH")
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(new Issue(IssueCodes.ValueUnwritable, header.Location, "Expected MSH as the first segment."));
        }

        if (!TryMarks(header, layout, out byte[] marks, out Delimiters delimiters))
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(new Issue(IssueCodes.ValueUnwritable, new SourceLocation("MSH/2"), "Expected different encoding characters in MSH/1 and MSH/2."));
        }

        string? charset = layout.Charset == CharsetFrom.Message ? header.Child(PositionNames.Of(Charset.Field)).Text : null;
        Encoding? named = encoding;
        if (charset is not null && !Charset.TryGet(charset, out named))
        {
            return Outcome.Refused<ReadOnlyMemory<byte>>(new Issue(IssueCodes.ValueUnwritable, header.Child(PositionNames.Of(Charset.Field)).Location, Charset.Expected));
        }

        var writing = new MessageWriting(named ?? encoding);
        var segments = new SegmentWriter(delimiters, marks, writing);
        HashSet<string> groups = [.. layout.Groups.SelectMany(group => group.Names())];
        foreach (SourceNode segment in SegmentsOf(record.Root, groups))
        {
            segments.Write(segment, isHeader: segment == header);
            writing.Raw(layout.SegmentEnd.Bytes());
        }

        return writing.Finish();
    }

    // Groups have no bytes of their own: only what stands in them is written.
    private static IEnumerable<SourceNode> SegmentsOf(SourceNode node, HashSet<string> groups) =>
        node.Children.SelectMany(child => groups.Contains(child.Name) ? SegmentsOf(child, groups) : [child]);

    private static bool TryMarks(SourceNode header, Hl7v2Layout layout, out byte[] marks, out Delimiters delimiters)
    {
        string text = (header.Child("1").Text ?? layout.Separators[..1]) + (header.Child("2").Text ?? layout.Separators[1..]);
        marks = Encoding.Latin1.GetBytes(text);
        return Delimiters.TryRead(marks, out delimiters) && text.All(char.IsAscii) && header.Child("1").Text is null or { Length: 1 };
    }
}
