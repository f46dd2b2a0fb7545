using System.Text;
using Gateway.Adapter.Rows.Layout;
using Gateway.Adapter.Rows.Parsing;
using Gateway.Adapter.Rows.Writing;

namespace Gateway.Adapter.Rows;

/// <summary>The format under one layout.</summary>
internal sealed class RowsCodec(RowsLayout layout, Encoding encoding) : ICodec
{
    private readonly TableSet tables = new(layout);

    /// <inheritdoc/>
    public RecordShape Reads => tables.Shape([]);

    /// <inheritdoc/>
    public RecordShape Writes => tables.Shape(layout.Writes == Notation.Text ? [RowsWriter.Whole, .. layout.Texts] : []);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > layout.MaxBytes)
        {
            return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.LimitExceeded, new SourceLocation("", layout.MaxBytes), $"Expected at most {layout.MaxBytes} bytes."));
        }

        var reading = new MessageReading(message, encoding, MostNodes(message.Span));
        if (RowScriptReader.Begins(reading.Shape))
        {
            new ScriptReader(tables, reading, message).Read();
        }
        else
        {
            new CsvReader(tables, reading).Read();
        }

        return reading.Finish();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new RowsWriter(layout, tables, new MessageWriting(encoding)).Write(record);

    // A value has a comma, a bracket or a line's end before it; every row and call is a node more.
    private static int MostNodes(ReadOnlySpan<byte> message) => message.Count((byte)',') + message.Count((byte)'(') + (2 * Math.Max(message.Count((byte)'\n'), message.Count((byte)'\r'))) + 4;
}
