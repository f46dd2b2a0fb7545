using System.Text;
using Gateway.Adapter.Hl7v2.Layout;

namespace Gateway.Adapter.Hl7v2.Parsing;

/// <summary>
/// Reads one message: (1) finds MSH, (2) reads its encoding characters, (3) decides how text is encoded, (4) reads segment by segment.
/// Whatever is wrong after step 2, the record that comes with the faults has its MSH.
/// </summary>
internal static class Hl7v2Reader
{
    private const int LargeBytes = 65536;

    public static Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message, Hl7v2Layout layout, Encoding encoding)
    {
        ReadOnlySpan<byte> bytes = message.Span;
        int start = TextLines.ByteOrderMark(bytes);
        start += Math.Max(0, bytes[start..].IndexOfAnyExcept((byte)'\r', (byte)'\n'));
        if (!bytes[start..].StartsWith("MSH"u8) || bytes.Length < start + 4) // (1)
        {
            return Outcome.Refused<SourceRecord>(NoMessage(bytes[start..], start));
        }

        int header = HeaderLength(bytes[start..]);
        ReadOnlySpan<byte> marks = Marks(bytes.Slice(start, header));
        bool areMarks = Delimiters.TryRead(marks, out Delimiters delimiters); // (2)

        Encoding known = encoding;
        var charsetAt = default(MshField);
        bool isNamed = layout.Charset == CharsetFrom.Message && MshField.TryFind(message.Slice(start, header), Charset.Field, delimiters, encoding, out charsetAt);
        bool isKnown = !isNamed || Charset.TryGet(charsetAt.Text, out known!); // (3) known is not null where the result is true
        var reading = new MessageReading(message, isKnown ? known : encoding, ExpectedNodes(bytes, delimiters), headStandsForGroup: true);
        if (!areMarks)
        {
            reading.Fault(IssueCodes.StructureUnreadable, delimiters.Field == 0 ? "MSH/1" : "MSH/2", start + 3, marks.Length, "Expected different encoding characters, neither letters, digits nor spaces.");
        }

        if (!isKnown)
        {
            reading.Fault(IssueCodes.TextUndecodable, $"MSH/{Charset.Field}", start + charsetAt.Offset, charsetAt.Length, Charset.Expected);
        }

        if (delimiters.Field != 0)
        {
            new SegmentReader(delimiters, layout.Groups, reading).Read(start, onlyFirst: !areMarks); // (4)
        }

        return reading.Finish();
    }

    private static Issue NoMessage(ReadOnlySpan<byte> bytes, int start)
    {
        bool isBatch = bytes.StartsWith("FHS"u8) || bytes.StartsWith("BHS"u8);
        int length = Math.Min(bytes.Length, 3);
        return isBatch
            ? new Issue(IssueCodes.MessageUnknown, new SourceLocation("", start, length), "Expected one message; a batch is taken apart where it arrives.")
            : new Issue(IssueCodes.StructureUnreadable, new SourceLocation("", start, length), "Expected MSH and a field separator.");
    }

    private static int HeaderLength(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and int end ? end : bytes.Length;

    // The field separator and MSH-2, as one stretch of bytes.
    private static ReadOnlySpan<byte> Marks(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> rest = header.Length > 4 ? header[4..] : default;
        int end = header.Length > 3 ? rest.IndexOf(header[3]) : -1;
        return header[Math.Min(3, header.Length)..(header.Length > 4 ? 4 + (end < 0 ? rest.Length : end) : header.Length)];
    }

    // Empty fields make up for components: as many as fields is a good guess. A large message gets the most there can be, since growing copies.
    private static int ExpectedNodes(ReadOnlySpan<byte> bytes, Delimiters marks)
    {
        int fields = bytes.Count(marks.Field);
        if (bytes.Length < LargeBytes)
        {
            return fields;
        }

        int parts = bytes.Count(marks.Component) + bytes.Count(marks.Subcomponent);
        return fields + bytes.Count(marks.Repetition) + (2 * parts) + bytes.Count((byte)'\r') + bytes.Count((byte)'\n') + 4;
    }
}
