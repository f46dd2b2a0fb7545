using System.Collections.Immutable;
using System.IO.Compression;

namespace Gateway.Contract.Tests.Parts;

public sealed class StoredZipTests
{
    [Fact]
    public void Other_programs_read_what_is_written()
    {
        byte[] zip = StoredZip.Write([("甲.dbf", "one"u8.ToArray()), ("b.fpt", ReadOnlyMemory<byte>.Empty)]);

        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(["甲.dbf", "b.fpt"], archive.Entries.Select(entry => entry.FullName));
        using var text = new StreamReader(archive.Entries[0].Open());
        Assert.Equal("one", text.ReadToEnd());
    }

    [Fact]
    public void What_was_written_is_found_again_and_what_other_programs_store_too()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("x.dbf", CompressionLevel.NoCompression).Open();
            entry.Write("stored"u8);
        }

        byte[] zip = stream.ToArray();
        Assert.True(StoredZip.TryRead(zip, out ImmutableArray<MessagePart> parts, out _));
        Assert.Equal("stored"u8.ToArray(), zip.AsSpan(parts[0].Offset, parts[0].Length).ToArray());
    }

    [Fact]
    public void A_changed_byte_of_a_file_is_noticed()
    {
        byte[] zip = StoredZip.Write([("a.dbf", "one"u8.ToArray())]);
        zip[35]++;

        Assert.False(StoredZip.TryRead(zip, out _, out (int Offset, string Reason)? fault));
        Assert.Contains("check sum", fault?.Reason, StringComparison.Ordinal);
    }
}
