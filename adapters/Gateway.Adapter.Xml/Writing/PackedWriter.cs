using System.Globalization;
using Gateway.Adapter.Xml.Layout;
using Gateway.Adapter.Xml.Packing;
using Gateway.Adapter.Xml.Parsing;

namespace Gateway.Adapter.Xml.Writing;

/// <summary>Packs what stands below a node into Base64, or into a ZIP archive in Base64.</summary>
/// <param name="inside">What the layout says of the element.</param>
/// <param name="writing">The message's.</param>
/// <param name="documentOf">Writes a document of its own; null, with faults, where that cannot be.</param>
internal sealed class PackedWriter(InsideLayout inside, MessageWriting writing, Func<SourceNode, List<SourceNode>, byte[]?> documentOf)
{
    /// <summary>The Base64; empty, with faults, where there is none.</summary>
    public string Text(SourceNode node, List<SourceNode> content)
    {
        if (inside.Packed == Packed.Base64)
        {
            return Convert.ToBase64String(documentOf(node, content) ?? []);
        }

        if (content.Count == 1 && content[0].Name == PackedReader.Byte)
        {
            bool isByte = byte.TryParse(content[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out byte value);
            Fault(isByte, content[0], "Expected 0 to 255.");
            return Convert.ToBase64String([value]);
        }

        var entries = new List<ZipEntry>();
        foreach (SourceNode entry in content)
        {
            string name = entry.Child("@name").Text ?? "";
            Fault(entry.Name == PackedReader.Entry && entry.IsGroup && name.Length > 0, entry, $"Expected {PackedReader.Entry} with @name and a document.");
            entries.Add(new ZipEntry(name, documentOf(entry, [.. entry.Children.Where(child => child.Name != "@name")]) ?? []));
        }

        return Convert.ToBase64String(ZipWriter.Write(entries));
    }

    private void Fault(bool isRight, SourceNode node, string reason)
    {
        if (!isRight)
        {
            writing.Fault(node, reason);
        }
    }
}
