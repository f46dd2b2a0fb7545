using System.Globalization;
using System.Text;
using Gateway.Adapter.Xml.Layout;
using Gateway.Adapter.Xml.Packing;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>Reads documents that stand in an element's text as Base64, or as a ZIP archive in Base64. Whatever is inside has the place of that text.</summary>
/// <param name="layout">The source's.</param>
/// <param name="inside">What it says of the element.</param>
/// <param name="reading">The message's.</param>
/// <param name="text">The text around.</param>
internal sealed class PackedReader(XmlLayout layout, InsideLayout inside, MessageReading reading, XmlText text)
{
    /// <summary>An archive's files.</summary>
    public const string Entry = "entry";

    /// <summary>A byte alone, which some senders give instead of an archive.</summary>
    public const string Byte = "#byte";

    /// <summary>Reads what is packed between two places of the text into the open group.</summary>
    public bool Read(int from, int to, LayoutPlace<Place> place, int depth)
    {
        if (Base64Bytes.TryRead(text.Shape[from..to]) is not { } bytes)
        {
            return text.Fault(from, to - from, "Expected Base64.");
        }

        if (inside.Packed == Packed.Base64)
        {
            return Document(bytes, from, to, place, depth);
        }

        if (bytes.Length == 1)
        {
            reading.Value(Byte, bytes[0].ToString(CultureInfo.InvariantCulture), text.Outer(from), text.OuterLength(from, to - from));
            return !reading.IsStopped;
        }

        var archive = new ZipReader(bytes, inside.MaxUnpacked - reading.UnfoldedBytes, inside.MaxEntries);
        List<ZipEntry> entries = archive.Read();
        return archive.Reason is { } reason
            ? text.Fault(archive.IsTooMuch ? IssueCodes.LimitExceeded : IssueCodes.StructureUnreadable, from, to - from, reason)
            : entries.TrueForAll(entry => One(entry, from, to, place.Below(Entry), depth + 1));
    }

    private bool One(ZipEntry entry, int from, int to, LayoutPlace<Place> place, int depth)
    {
        if (!reading.TryOpen(Entry, text.Outer(from)))
        {
            return false;
        }

        reading.Value("@name", entry.Name, text.Outer(from), 0);
        bool isRead = Document(entry.Bytes, from, to, place, depth);
        reading.Record.Close(text.Outer(to));
        return isRead;
    }

    private bool Document(byte[] bytes, int from, int to, LayoutPlace<Place> place, int depth)
    {
        Outcome<(Encoding Encoding, int Start)> found = DocumentEncoding.Of(bytes, reading.Encoding, layout.EncodingFrom);
        if (!found.Succeeded)
        {
            return text.Fault(IssueCodes.TextUndecodable, from, to - from, found.Issues[0].Reason);
        }

        reading.Unfolded(bytes.Length);
        var inner = new InnerText(bytes.Length, 1);
        inner.Put(bytes, text.Outer(from), text.OuterLength(from, to - from));
        var unpacked = new XmlText(inner.Bytes, found.Value.Encoding, found.Value.Start, inner, reading);
        return inside.Format == InsideFormat.Xml
            ? new DocumentReader(layout, reading, unpacked, 0, unpacked.Length, depth).Read(place)
            : new LineReader(inside, reading, unpacked, 0, unpacked.Length).Read();
    }
}
