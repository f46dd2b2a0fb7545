namespace Gateway.Contract;

/// <summary>One format under one source's layout. Thread-safe; keeps nothing between messages.</summary>
public interface ICodec
{
    /// <summary>Reads one whole message, transport framing already removed.</summary>
    /// <param name="message">The sender's bytes; never changed, kept by the record.</param>
    /// <returns>The record, or every fault with its location. Never throws, whatever the bytes are; never uses more than sixteen times their size (and a few kilobytes); what unfolds from a packed text, up to the layout's limit, counts as its size. A refused outcome may carry a part, so that an error reply can name the message.</returns>
    Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message);

    /// <summary>Writes one whole message, without transport framing.</summary>
    /// <param name="record">Named as <see cref="Read"/> names things: what was read can be written, and where the format allows gives the same bytes.</param>
    /// <returns>The bytes, or every value that this format cannot hold.</returns>
    Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record);

    /// <summary>What the records look like that <see cref="Read"/> gives: paths of mapping tables are checked against it. Open where the adapter does not say.</summary>
    RecordShape Reads => RecordShape.Open;

    /// <summary>What the records look like that <see cref="Write"/> takes: targets of reply tables are checked against it. Open where the adapter does not say.</summary>
    RecordShape Writes => RecordShape.Open;
}
