using System.Collections.Immutable;
using System.Text;

namespace Gateway.Adapter.Dbf.Layout;

/// <summary>A table's layout with its fields read.</summary>
/// <param name="Layout">As the source says.</param>
/// <param name="Fields">In the order in which they are written.</param>
/// <param name="NameBytes">The fields' names in the source's encoding, ASCII letters upper.</param>
internal sealed record Table(TableLayout Layout, ImmutableArray<FieldSpec> Fields, ImmutableArray<byte[]> NameBytes)
{
    public const string Header = "header", Row = "row", Deleted = "deleted", Date = "date", Language = "language", FileName = "file";

    public string Name => Layout.Name;

    public bool IsVisual => Layout.Version is Version.VisualFoxpro or Version.VisualFoxproCounting;

    /// <summary>Bytes of the field that says which values are null; 0 for no such field.</summary>
    public int NullFlagBytes => Layout.NullFlags > 0 ? Layout.NullFlags : (Fields.Count(one => one.IsNullable) + 7) / 8;

    /// <summary>Bytes of a written row, its mark included.</summary>
    public int RowLength => 1 + Fields.Sum(one => one.Length) + NullFlagBytes;

    public static Table Of(TableLayout layout, Encoding encoding)
    {
        ImmutableArray<FieldSpec> fields = [.. layout.Fields.Select(text => FieldSpec.TryRead(text, out FieldSpec? field) ? field : null).OfType<FieldSpec>()]; // faults were asked for before
        return new Table(layout, fields, [.. fields.Select(field => Upper(encoding.GetBytes(field.Name)))]);
    }

    /// <summary>Position of a field by its name in a table; -1 when the layout has none.</summary>
    /// <param name="sent">As sent, without the zeros behind it.</param>
    public int IndexOf(ReadOnlySpan<byte> sent)
    {
        byte[] name = Upper(sent.ToArray());
        for (int index = 0; index < NameBytes.Length; index++)
        {
            if (NameBytes[index].AsSpan().SequenceEqual(name))
            {
                return index;
            }
        }

        return -1;
    }

    // Bytes of Chinese characters may look like letters: only names that are ASCII throughout have no case.
    private static byte[] Upper(byte[] name)
    {
        if (Ascii.IsValid(name))
        {
            Ascii.ToUpperInPlace(name, out _);
        }

        return name;
    }
}
