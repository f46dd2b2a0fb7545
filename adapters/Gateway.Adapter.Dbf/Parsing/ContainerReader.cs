using System.Collections.Immutable;
using System.IO.Enumeration;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Reads a message of several files: (1) gives each file to its table, (2) compares fields and counts, (3) reads headers and rows, (4) joins.</summary>
internal sealed class ContainerReader(DbfLayout layout, ImmutableArray<Table> tables, MessageReading reading, ReadOnlyMemory<byte> message)
{
    private readonly List<TableReader> readers = [];

    public Outcome<SourceRecord> Read()
    {
        if (!StoredZip.TryRead(message.Span, out ImmutableArray<MessagePart> parts, out (int Offset, string Reason)? fault))
        {
            reading.Fault(IssueCodes.StructureUnreadable, fault?.Offset ?? 0, 0, fault?.Reason ?? "");
            return reading.Finish();
        }

        Assign(parts); // (1)
        bool isSound = !reading.Issues.HasErrors;
        foreach (TableReader reader in readers) // (2)
        {
            isSound &= reader.Prepare();
        }

        if (isSound)
        {
            readers.ForEach(ReadTable); // (3)
            Join(); // (4)
        }

        return reading.Finish();
    }

    private void Assign(ImmutableArray<MessagePart> parts)
    {
        var left = parts.ToList();
        foreach (Table table in tables.Where(table => table.Layout.Direction != Direction.Out))
        {
            int at = left.FindIndex(part => FileSystemName.MatchesSimpleExpression(table.Layout.File, part.Name));
            if (at < 0)
            {
                reading.Fault(IssueCodes.ValueMissing, table.Name, 0, 0, $"Expected a file {table.Layout.File}.");
                continue;
            }

            MessagePart part = left[at];
            left.RemoveAt(at);
            if (TableHeader.TryRead(message.Span, part, out TableHeader? header, out (int At, int Length, string Reason) fault))
            {
                readers.Add(new TableReader(table, header, Memo(left, part, header.Version), reading, message));
            }
            else
            {
                reading.Fault(IssueCodes.StructureUnreadable, table.Name, fault.At, fault.Length, fault.Reason);
            }
        }

        foreach (MessagePart stranger in left)
        {
            reading.Fault(IssueCodes.StructureUnreadable, stranger.Offset, stranger.Length, "Expected no file but those that the layout names and their memo files.");
        }
    }

    private static MemoFile? Memo(List<MessagePart> left, MessagePart table, byte version)
    {
        string extension = version is 0x83 or 0x8B ? ".dbt" : ".fpt";
        int at = left.FindIndex(part => string.Equals(part.Name, Path.GetFileNameWithoutExtension(table.Name) + extension, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return null;
        }

        MessagePart memo = left[at];
        left.RemoveAt(at);
        return new MemoFile(memo, version);
    }

    private bool IsJoined(TableReader reader) => layout.Join is { } join && join.Tables.Contains(reader.Table.Name, StringComparer.Ordinal);

    private void ReadTable(TableReader reader)
    {
        reading.Record.Open(reader.Table.Name, 0);
        reader.ReadHeader(isPart: true);
        reader.ReadRows(liveToo: !IsJoined(reader));
        reading.Record.Close();
    }

    private void Join()
    {
        if (layout.Join is { } join && !reading.IsStopped)
        {
            TableReader[] joined = [.. join.Tables.Select(name => readers.Find(reader => reader.Table.Name == name)).OfType<TableReader>()];
            new RowJoin(join, joined, reading).Read();
        }
    }
}
