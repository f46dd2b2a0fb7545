using System.Collections.Immutable;
using System.Text;

namespace Gateway.Conformance.Checks;

/// <summary>Samples that somebody broke.</summary>
internal static class HostileChecks
{
    private const int Seed = 20260302;
    private static readonly byte[] Corruptions = [.. "\0\n\r \"9=[]\\^|~&!"u8, 0x80, 0x81, 0xE6, 0xFF];
    private static readonly string[] Encodings = ["utf-8", "gbk", "ascii", "latin1"];
    private static readonly string[] Numbers = ["2147483647", "99999999999999999999", "-1", "1e9"];
    private static readonly byte[][] Nothings = [[], [0], "\r\n"u8.ToArray(), "\n\n\n"u8.ToArray(), " "u8.ToArray(), [0xEF, 0xBB, 0xBF]];
    private static readonly byte[][][] Ends = [[[13], [10]], [[10], [13, 10]], [[13, 10], [13], [10]], [[10, 13]], [[13, 13]], [[]]];

    public static ImmutableArray<ConformanceCheck> All { get; } =
    [
        new("A truncated sample gives issues and never throws", Truncate),
        new("A corrupted byte gives issues and never throws", Corrupt),
        new("Nothing and next to nothing are refused", RefuseNothing),
        new("Mixed terminators never throw", MixTerminators),
        new("A wrong encoding gives issues and never throws", WrongEncoding),
        new("A huge number anywhere costs nothing", HugeNumbers),
        new("Random bytes never throw", Randomize),
    ];

    private static void Truncate(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        foreach (int length in Places(sample.Bytes.Length + 1, trial.Limits.CorruptedBytes))
        {
            trial.Read(codec, sample.Bytes.AsMemory(0, length), $"{sample.Name} cut at {length}");
        }
    });

    private static void Corrupt(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        byte[] bytes = [.. sample.Bytes];
        foreach (int at in Places(bytes.Length, trial.Limits.CorruptedBytes))
        {
            foreach (byte corruption in Corruptions)
            {
                bytes[at] = corruption;
                string about = $"{sample.Name} with {corruption:X2} at {at}";
                if (trial.Read(codec, bytes, about) is { Succeeded: true } read && at % 7 == 0)
                {
                    trial.Write(codec, read.Value, $"{about}, written");
                }
            }

            bytes[at] = sample.Bytes[at];
        }
    });

    private static void RefuseNothing(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        foreach (byte[] bytes in Nothings)
        {
            trial.Expect(trial.Read(codec, bytes, $"'{Convert.ToHexString(bytes)}' as {sample.Name}") is not { Succeeded: true }, $"'{Convert.ToHexString(bytes)}' was read as {sample.Name}.");
        }
    });

    private static void MixTerminators(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        foreach (byte[][] ends in Ends)
        {
            trial.Read(codec, WithEnds(sample.Bytes, ends), $"{sample.Name} with mixed terminators");
        }
    });

    private static void WrongEncoding(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        foreach (string encoding in Encodings)
        {
            if (trial.Call($"opening as {encoding}", () => subject.Adapter.Open(sample.Layout, encoding)) is { Succeeded: true } other) // a layout may hold words that the encoding lacks
            {
                trial.Read(other.Value, sample.Bytes, $"{sample.Name} as {encoding}");
            }
        }

        byte[] wide = Encoding.Unicode.GetBytes(Encoding.Latin1.GetString(sample.Bytes));
        trial.Expect(trial.Read(codec, wide, $"{sample.Name} in UTF-16") is not { Succeeded: true }, $"{sample.Name} in UTF-16 was read.");
    });

    private static void HugeNumbers(Subject subject, Trial trial) => Each(subject, trial, (sample, codec) =>
    {
        int[] digits = [.. Enumerable.Range(0, sample.Bytes.Length).Where(at => sample.Bytes[at] is >= (byte)'0' and <= (byte)'9')];
        foreach (int at in Places(digits.Length, trial.Limits.CorruptedBytes).Select(place => digits[place]))
        {
            foreach (string number in Numbers)
            {
                trial.Read(codec, (byte[])[.. sample.Bytes[..at], .. Encoding.ASCII.GetBytes(number), .. sample.Bytes[(at + 1)..]], $"{sample.Name} with {number} at {at}");
            }
        }
    });

    private static void Randomize(Subject subject, Trial trial)
    {
        if (subject.Samples.Count == 0)
        {
            return;
        }

        var random = new Random(Seed);
        (Sample Sample, ICodec Codec)[] all = [.. subject.Samples.Select(sample => (sample, sample.Open(subject.Adapter)))];
        for (int number = 0; number < trial.Limits.RandomMessages && !trial.IsFull; number++)
        {
            (Sample sample, ICodec codec) = all[random.Next(all.Length)];
            byte[] noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            int at = random.Next(sample.Bytes.Length + 1), kept = random.Next(at, sample.Bytes.Length + 1);
            trial.Read(codec, (byte[])[.. sample.Bytes[..at], .. noise, .. sample.Bytes[kept..]], $"{sample.Name} with {Convert.ToHexString(noise)} instead of {at} to {kept}");
        }
    }

    private static void Each(Subject subject, Trial trial, Action<Sample, ICodec> check)
    {
        foreach (Sample sample in subject.Samples.TakeWhile(_ => !trial.IsFull))
        {
            check(sample, sample.Open(subject.Adapter));
        }
    }

    // All of them, or as many as allowed, spread evenly; a step that is odd meets every column of a table.
    private static IEnumerable<int> Places(int count, int most)
    {
        int step = count <= most ? 1 : ((count / most) + 1) | 1;
        for (int place = 0; place < count; place += step)
        {
            yield return place;
        }
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
