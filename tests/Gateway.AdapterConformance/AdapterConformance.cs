using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Gateway.AdapterConformance;

/// <summary>
/// What every adapter keeps. Derive one class per adapter, put samples below its <c>samples/LAYOUT/</c> folder with a <c>layout.json</c>, and make it green.
/// </summary>
public abstract class AdapterConformance
{
    private const int LargeBytes = 8_000_000;
    private const int HostileBytes = 300_000;
    private static readonly byte[] Corruptions = "\0\n\r \"9=[]\\^|~&!"u8.ToArray().Concat(new byte[] { 0x80, 0x81, 0xE6, 0xFF }).ToArray();
    private static readonly string[] Encodings = ["utf-8", "gbk", "ascii", "latin1"];

    private readonly Lazy<IReadOnlyList<Sample>> samples;

    protected AdapterConformance() => samples = new(() => Sample.Of(Adapter));

    /// <summary>The adapter under test.</summary>
    protected abstract IAdapter Adapter { get; }

    /// <summary>Bytes that mean something to the format: the suite floods the reader with each.</summary>
    protected abstract string Marks { get; }

    /// <summary>Encodings that the adapter does not read.</summary>
    protected virtual IEnumerable<string> Unreadable => ["utf-16le", "klingon", ""];

    private IEnumerable<Sample> Readable => samples.Value.Where(sample => sample.Expects != Expectation.Refused);

    private IEnumerable<Sample> OnePerLayout => Readable.DistinctBy(sample => sample.Layout.GetRawText(), StringComparer.Ordinal);

    /// <summary>A valid message of about so many bytes, for the sample's layout.</summary>
    protected abstract byte[] Large(Sample sample, int bytes);

    [Fact]
    public void The_manifest_names_this_adapter()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.FolderOf(Adapter), "adapter.json")));
        Type type = Adapter.GetType();

        Assert.Equal(Adapter.Name, manifest.RootElement.GetProperty("name").GetString());
        Assert.Equal(type.FullName, manifest.RootElement.GetProperty("type").GetString());
        Assert.Equal(type.Assembly.GetName().Name + ".dll", manifest.RootElement.GetProperty("assembly").GetString());
    }

    [Fact]
    public void Every_sample_is_read_whole() => Assert.All(Readable, sample =>
    {
        Outcome<SourceRecord> outcome = sample.Open(Adapter).Read(sample.Bytes);

        Assert.True(outcome.Succeeded, $"{sample.Name}: {string.Join(' ', outcome.Issues)}");
        Soundness.Check(outcome, sample.Bytes.Length, sample.Name);
        Assert.True(outcome.Value.Count > 2, $"{sample.Name}: nothing was read.");
    });

    [Fact]
    public void What_was_read_is_written_back_byte_for_byte() => Assert.All(Readable.Where(sample => sample.Expects == Expectation.SameBytes), sample =>
    {
        ICodec codec = sample.Open(Adapter);

        Outcome<ReadOnlyMemory<byte>> written = codec.Write(codec.Read(sample.Bytes).Value);

        Assert.True(written.Succeeded, $"{sample.Name}: {string.Join(' ', written.Issues)}");
        Assert.Equal(Convert.ToHexString(sample.Bytes), Convert.ToHexString(written.Value.Span));
    });

    [Fact]
    public void A_rewritten_sample_means_the_same() => Assert.All(Readable, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        SourceRecord record = codec.Read(sample.Bytes).Value;

        SourceRecord again = codec.Read(codec.Write(record).Value).Value;

        Assert.Equal(Soundness.Outline(record), Soundness.Outline(again));
    });

    [Fact]
    public void A_refused_sample_gives_issues_with_locations() => Assert.All(samples.Value.Where(sample => sample.Expects == Expectation.Refused), sample =>
    {
        Outcome<SourceRecord> outcome = sample.Open(Adapter).Read(sample.Bytes);

        Assert.False(outcome.Succeeded, $"{sample.Name} was read.");
        Soundness.Check(outcome, sample.Bytes.Length, sample.Name);
    });

    [Fact]
    public void A_truncated_sample_gives_issues_and_never_throws() => Assert.All(samples.Value, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        for (int length = 0; length <= sample.Bytes.Length; length++)
        {
            Soundness.Check(codec.Read(sample.Bytes.AsMemory(0, length)), length, $"{sample.Name} cut at {length}");
        }
    });

    [Fact]
    public void A_corrupted_byte_gives_issues_and_never_throws() => Assert.All(samples.Value, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        byte[] bytes = [.. sample.Bytes];
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte corruption in Corruptions)
            {
                bytes[at] = corruption;
                Outcome<SourceRecord> outcome = codec.Read(bytes);
                Soundness.Check(outcome, bytes.Length, $"{sample.Name} with {corruption:X2} at {at}");
                if (outcome.TryGetValue(out SourceRecord? record) && at % 7 == 0)
                {
                    codec.Write(record);
                }
            }

            bytes[at] = sample.Bytes[at];
        }
    });

    [Fact]
    public void Nothing_and_next_to_nothing_are_refused() => Assert.All(samples.Value, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        foreach (byte[] bytes in new byte[][] { [], [0], "\r\n"u8.ToArray(), "\n\n\n"u8.ToArray(), " "u8.ToArray(), [0xEF, 0xBB, 0xBF] })
        {
            Outcome<SourceRecord> outcome = codec.Read(bytes);

            Assert.False(outcome.Succeeded, $"{Convert.ToHexString(bytes)} was read as {sample.Name}.");
            Soundness.Check(outcome, bytes.Length, sample.Name);
        }
    });

    [Fact]
    public void A_large_message_is_read_within_sixteen_times_its_size() => Assert.All(OnePerLayout, sample =>
    {
        byte[] large = Large(sample, LargeBytes);
        Outcome<SourceRecord> outcome = ReadWithin(sample.Open(Adapter), large, sample.Name);

        Assert.True(outcome.Succeeded, $"{sample.Name}: {string.Join(' ', outcome.Issues.Take(3))}");
    });

    [Fact]
    public void A_flood_of_any_mark_stays_within_sixteen_times_its_size() => Assert.All(OnePerLayout, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        foreach (byte mark in Encoding.Latin1.GetBytes(Marks + "\0 \r\nA9"))
        {
            foreach (int kept in new[] { 0, sample.Bytes.Length / 2, sample.Bytes.Length })
            {
                byte[] flood = new byte[HostileBytes];
                flood.AsSpan().Fill(mark);
                sample.Bytes.AsSpan(0, kept).CopyTo(flood);
                Soundness.Check(ReadWithin(codec, flood, $"{sample.Name} then {mark:X2}"), flood.Length, $"{sample.Name} then {mark:X2}");
            }
        }
    });

    [Fact]
    public void A_message_that_repeats_itself_stays_within_sixteen_times_its_size() => Assert.All(Readable, sample =>
    {
        byte[] repeated = [.. Enumerable.Repeat(sample.Bytes, HostileBytes / sample.Bytes.Length).SelectMany(bytes => bytes)];

        Outcome<SourceRecord> outcome = ReadWithin(sample.Open(Adapter), repeated, sample.Name);

        Soundness.Check(outcome, repeated.Length, sample.Name);
    });

    [Fact]
    public void Mixed_terminators_never_throw() => Assert.All(samples.Value, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        foreach (byte[][] ends in new byte[][][] { [[13], [10]], [[10], [13, 10]], [[13, 10], [13], [10]], [[10, 13]], [[13, 13]], [[]] })
        {
            byte[] mixed = WithEnds(sample.Bytes, ends);
            Soundness.Check(codec.Read(mixed), mixed.Length, $"{sample.Name} with mixed terminators");
        }
    });

    [Fact]
    public void A_wrong_encoding_gives_issues_and_never_throws() => Assert.All(samples.Value, sample =>
    {
        foreach (string encoding in Encodings)
        {
            if (Adapter.Open(sample.Layout, encoding).TryGetValue(out ICodec? codec)) // a layout may hold words that the encoding lacks
            {
                Soundness.Check(codec.Read(sample.Bytes), sample.Bytes.Length, $"{sample.Name} as {encoding}");
            }
        }

        byte[] wide = Encoding.Unicode.GetBytes(Encoding.Latin1.GetString(sample.Bytes));
        Assert.False(sample.Open(Adapter).Read(wide).Succeeded, $"{sample.Name} in UTF-16 was read.");
    });

    [Fact]
    public void A_huge_number_anywhere_costs_nothing() => Assert.All(samples.Value, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        foreach (string number in new[] { "2147483647", "99999999999999999999", "-1", "1e9" })
        {
            for (int at = 0; at < sample.Bytes.Length; at++)
            {
                if (sample.Bytes[at] is >= (byte)'0' and <= (byte)'9')
                {
                    byte[] huge = [.. sample.Bytes[..at], .. Encoding.ASCII.GetBytes(number), .. sample.Bytes[(at + 1)..]];
                    Soundness.Check(ReadWithin(codec, huge, sample.Name), huge.Length, $"{sample.Name} with {number} at {at}");
                }
            }
        }
    });

    [Fact]
    public void Random_bytes_never_throw()
    {
        (Sample Sample, ICodec Codec)[] all = [.. samples.Value.Select(sample => (sample, sample.Open(Adapter)))];
        Gen.Select(Gen.Int[0, all.Length - 1], Gen.Byte.Array[0, 40], Gen.Int[0, 2000]).Sample((index, noise, place) =>
        {
            byte[] sample = all[index].Sample.Bytes;
            int at = place % (sample.Length + 1);
            byte[] noisy = [.. sample[..at], .. noise, .. sample[at..]];
            Soundness.Check(all[index].Codec.Read(noisy), noisy.Length, all[index].Sample.Name);
        }, iter: 2000, threads: 1);
    }

    [Fact]
    public void One_codec_reads_on_many_threads_at_once() => Assert.All(Readable, sample =>
    {
        ICodec codec = sample.Open(Adapter);
        string alone = Soundness.Outline(codec.Read(sample.Bytes).Value);

        Parallel.For(0, 64, _ => Assert.Equal(alone, Soundness.Outline(codec.Read(sample.Bytes).Value)));
    });

    [Fact]
    public void Reading_leaves_the_senders_bytes_alone() => Assert.All(samples.Value, sample =>
    {
        byte[] bytes = [.. sample.Bytes];

        Outcome<SourceRecord> outcome = sample.Open(Adapter).Read(bytes);

        Assert.Equal(sample.Bytes, bytes);
        Assert.True(outcome.Partial is null || outcome.Partial.Bytes.Span == bytes.AsSpan(), $"{sample.Name}: the record keeps other bytes.");
    });

    [Fact]
    public void An_unknown_member_of_the_layout_is_an_issue_that_names_it() => Assert.All(OnePerLayout, sample =>
    {
        string raw = sample.Layout.GetRawText().TrimEnd()[..^1];
        using JsonDocument layout = JsonDocument.Parse($"{raw}{(sample.Layout.EnumerateObject().Any() ? "," : "")}\"no-such-member\":1,\"nor-this\":[]}}");

        Outcome<ICodec> outcome = Adapter.Open(layout.RootElement, sample.Encoding);

        Assert.Equal<IEnumerable<string>>(["no-such-member", "nor-this"], outcome.Issues.Select(issue => issue.At.Path));
        Assert.All(outcome.Issues, issue => Assert.Equal(IssueCodes.LayoutWrong, issue.Code));
    });

    [Fact]
    public void An_encoding_that_the_adapter_cannot_read_is_an_issue() => Assert.All(Unreadable, encoding =>
        Assert.Contains(Adapter.Open(samples.Value[0].Layout, encoding).Issues, issue => issue.At.Path == "encoding" && issue.Code == IssueCodes.LayoutWrong));

    [Fact]
    public void A_layout_of_another_kind_is_an_issue() => Assert.All(["[]", "1", "\"text\"", "true"], json =>
    {
        using JsonDocument layout = JsonDocument.Parse(json);
        Assert.False(Adapter.Open(layout.RootElement, "utf-8").Succeeded);
    });

    private static Outcome<SourceRecord> ReadWithin(ICodec codec, byte[] bytes, string about)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        Outcome<SourceRecord> outcome = codec.Read(bytes);
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated <= (16L * bytes.Length) + 500_000, $"{about}: {allocated} bytes for {bytes.Length}.");
        Assert.True(took < TimeSpan.FromMinutes(1), $"{about}: {took}.");
        return outcome;
    }

    private static byte[] WithEnds(byte[] bytes, byte[][] ends)
    {
        var mixed = new List<byte>();
        int line = 0, start = 0;
        for (int at = 0; TextLines.TryNext(bytes, ref at, out int length); line++)
        {
            mixed.AddRange(bytes.AsSpan(start, length));
            mixed.AddRange(ends[line % ends.Length]);
            start = at;
        }

        return [.. mixed];
    }
}
