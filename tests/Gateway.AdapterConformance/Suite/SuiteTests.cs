using System.Text;
using System.Text.Json;

namespace Gateway.AdapterConformance.Suite;

/// <summary>The suite itself: an adapter that breaks a promise does not get through.</summary>
public sealed class SuiteTests
{
    private static readonly ConformanceLimits Impatient = new() { HostileBytes = 100_000, LargeBytes = 200_000, RandomMessages = 50, Hang = TimeSpan.FromSeconds(2), TimeBesides = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData("throws", "A truncated sample gives issues and never throws", "InvalidOperationException")]
    [InlineData("hangs", "A truncated sample gives issues and never throws", "the adapter did not come back within 2 s")]
    [InlineData("nothing", "A truncated sample gives issues and never throws", "the adapter gave nothing")]
    [InlineData("outside", "A truncated sample gives issues and never throws", "lies outside the")]
    [InlineData("silent", "A truncated sample gives issues and never throws", "refused without an error")]
    [InlineData("greedy", "A message that repeats itself stays within its time and memory", "bytes of memory; expected at most 16 times")]
    [InlineData("changes", "Reading leaves the sender's bytes alone", "the adapter changed the sender's bytes")]
    [InlineData("writes otherwise", "What was read is written back byte for byte", "From byte 9 on it is otherwise: sent 6B0A (11 bytes), written 210A (11 bytes).")]
    [InlineData("takes anything", "Nothing and next to nothing are refused", "was read as")]
    [InlineData("takes any layout", "An unknown member of the layout is an issue that names it", "expected GW2009 at no-such-member and nor-this")]
    public void A_broken_promise_is_found(string habit, string sentence, string fault)
    {
        CheckResult result = Run(habit, sentence);

        Assert.False(result.Holds);
        Assert.Contains(result.Faults, one => one.Contains(fault, StringComparison.Ordinal));
        Assert.Equal((habit == "throws", habit == "hangs" ? 1 : 0), (result.Crashes > 0, result.Hangs));
    }

    [Fact]
    public void An_adapter_that_keeps_everything_gets_through()
    {
        var suite = new ConformanceSuite(SubjectWith("good"), Impatient);

        ConformanceReport report = suite.Run();

        Assert.Equal([], report.Results.SelectMany(result => result.Faults));
        Assert.True(report.Holds);
        Assert.True(report.Tried > 400, $"{report.Tried} inputs.");
        Assert.Equal((0, 0), (report.Crashes, report.Hangs));
    }

    [Theory]
    [InlineData("okkkkkk\n", 99, 99)]
    [InlineData("missing", 100, null)]
    [InlineData(null, 100, null)]
    public void A_sample_grows_by_the_piece_that_its_layout_names(string? grow, int bytes, int? length)
    {
        Sample sample = SubjectWith("good").Samples[0] with { Grow = grow };

        Assert.Equal(length, sample.Large(bytes)?.Length);
    }

    private static CheckResult Run(string habit, string sentence) => new ConformanceSuite(SubjectWith(habit), Impatient).Run(ConformanceSuite.All.Single(check => check.Name == sentence));

    private static Subject SubjectWith(string habit)
    {
        using JsonDocument layout = JsonDocument.Parse("{}");
        return new Subject(new HabitAdapter(habit), [new Sample("lines/ok.txt", Expectation.SameBytes, "ok\nokkkkkk\n"u8.ToArray(), layout.RootElement.Clone(), "utf-8") { Grow = "okkkkkk\n" }, new Sample("lines/refused/no.txt", Expectation.Refused, "no"u8.ToArray(), layout.RootElement.Clone(), "utf-8")]) { Marks = "ok" };
    }

    /// <summary>Lines of <c>ok</c>, <c>k</c> and <c>o</c>, read by an adapter with one bad habit.</summary>
    private sealed class HabitAdapter(string habit) : IAdapter, ICodec
    {
        public string Name => "habit";

        public Outcome<ICodec> Open(JsonElement layout, string encoding)
        {
            if (habit == "takes any layout")
            {
                return Outcome.Of<ICodec>(this);
            }

            Outcome<NoLayout> read = LayoutReader.Read<NoLayout>(layout);
            return !read.Succeeded ? Outcome.Refused<ICodec>(read.Issues)
                : encoding is "utf-8" or "ascii" or "gbk" or "latin1" ? Outcome.Of<ICodec>(this)
                : Outcome.Refused<ICodec>(LayoutReader.Wrong("encoding", "Expected utf-8."));
        }

        public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
        {
            var reading = new MessageReading(message, Encoding.UTF8, message.Span.Count((byte)'\n') + 1);
            if (habit == "changes" && System.Runtime.InteropServices.MemoryMarshal.TryGetArray(message, out ArraySegment<byte> bytes) && bytes.Count > 0)
            {
                bytes.Array![bytes.Offset] ^= 1; // a segment has an array
            }

            if (habit == "greedy" && message.Length > 50_000)
            {
                GC.KeepAlive(new byte[message.Length * 20]);
            }

            return message.Length == 5 && Misbehave(reading) is { } bad ? bad : ReadLines(reading, message);
        }

        public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
        {
            string text = string.Concat(record.Root.Children.Select(line => $"{line.Text}\n"));
            return Outcome.Of<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(habit == "writes otherwise" ? text[..^2] + "!\n" : text));
        }

        private Outcome<SourceRecord>? Misbehave(MessageReading reading)
        {
            switch (habit)
            {
                case "throws": throw new InvalidOperationException("a bad habit");
                case "hangs": Thread.Sleep(6000); return null;
                case "nothing": return null!; // the suite is told so by ReadLines
                case "outside": return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.StructureUnreadable, new SourceLocation("", 5, 1), "Expected more."));
                case "silent": return Outcome.Refused<SourceRecord>([]);
                default: return null;
            }
        }

        private Outcome<SourceRecord> ReadLines(MessageReading reading, ReadOnlyMemory<byte> message)
        {
            if (habit == "nothing" && message.Length == 5)
            {
                return null!; // what a plugin without nullable checks may do
            }

            int at = 0, start = 0;
            bool isRight = !message.IsEmpty || habit == "takes anything";
            while (isRight && !reading.IsStopped && TextLines.TryNext(message.Span, ref at, out int length))
            {
                isRight = habit == "takes anything" || (message.Span.Slice(start, length).TrimStart((byte)'o').TrimStart((byte)'k').IsEmpty && length is > 0 and < 10);
                reading.Value("line", start, length);
                start = at;
            }

            if (!isRight)
            {
                reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected lines of ok.");
            }

            return reading.Finish();
        }
    }

    private sealed record NoLayout;
}
