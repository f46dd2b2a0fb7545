using System.Collections.Immutable;
using System.Text;

namespace Gateway.Conformance.Checks;

/// <summary>Messages that are large, rightly or not.</summary>
internal static class SizeChecks
{
    private static readonly string[] Nests = ["<a>", "<a><b c=\"", "[", "{\"a\":", "[{\"a\":", "(", "((", "\\(", "&lt;a&gt;", "{{"];

    public static ImmutableArray<ConformanceCheck> All { get; } =
    [
        new("A large message is read within its time and memory", Large),
        new("A flood of any mark stays within its time and memory", Flood),
        new("Deep nesting stays within its time and memory", Nest),
        new("A message that repeats itself stays within its time and memory", Repeat),
    ];

    private static void Large(Subject subject, Trial trial)
    {
        foreach (IGrouping<string, Sample> layout in subject.Layouts)
        {
            (Sample Sample, byte[] Bytes)? large = layout.Where(sample => sample.Expects != Expectation.Refused)
                .Select(sample => ((Sample, byte[])?)(subject.Large(sample, trial.Limits.LargeBytes) is { } bytes ? (sample, bytes) : null)).FirstOrDefault(made => made is not null);
            if (large is not ({ } sample, { } bytes))
            {
                trial.Skip($"{layout.First().Name.Split('/', '\\')[0]} has no 'grow' in layout.json that stands in one of its samples.");
                continue;
            }

            Outcome<SourceRecord>? outcome = trial.Read(sample.Open(subject.Adapter), bytes, $"{sample.Name} grown to {bytes.Length} bytes");
            trial.Expect(outcome?.Succeeded != false, $"{sample.Name} grown to {bytes.Length} bytes: {string.Join(' ', (outcome?.Issues ?? []).Take(3))}");
        }
    }

    private static void Flood(Subject subject, Trial trial) => Each(subject, trial, (sample, codec, kept) =>
    {
        foreach (byte mark in subject.MarkBytes)
        {
            byte[] flood = new byte[trial.Limits.HostileBytes];
            flood.AsSpan().Fill(mark);
            sample.Bytes.AsSpan(0, kept).CopyTo(flood);
            trial.Read(codec, flood, $"{sample.Name} up to {kept}, then {mark:X2} again and again");
        }
    });

    private static void Nest(Subject subject, Trial trial) => Each(subject, trial, (sample, codec, kept) =>
    {
        foreach (byte[] nest in Nests.Select(Encoding.ASCII.GetBytes))
        {
            byte[] deep = new byte[kept + ((trial.Limits.HostileBytes - kept) / nest.Length * nest.Length)];
            sample.Bytes.AsSpan(0, kept).CopyTo(deep);
            for (int at = kept; at < deep.Length; at += nest.Length)
            {
                nest.CopyTo(deep, at);
            }

            trial.Read(codec, deep, $"{sample.Name} up to {kept}, then '{Encoding.ASCII.GetString(nest)}' again and again");
        }
    });

    private static void Repeat(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Readable.Where(sample => sample.Bytes.Length > 0 && sample.Bytes.Length <= trial.Limits.HostileBytes))
        {
            byte[] repeated = [.. Enumerable.Repeat(sample.Bytes, trial.Limits.HostileBytes / sample.Bytes.Length).SelectMany(bytes => bytes)];
            trial.Read(sample.Open(subject.Adapter), repeated, $"{sample.Name} again and again");
        }
    }

    private static void Each(Subject subject, Trial trial, Action<Sample, ICodec, int> check)
    {
        foreach (Sample sample in subject.OnePerLayout.TakeWhile(_ => !trial.IsFull))
        {
            ICodec codec = sample.Open(subject.Adapter);
            foreach (int kept in new[] { 0, sample.Bytes.Length / 2, sample.Bytes.Length }.Where(kept => kept < trial.Limits.HostileBytes).Distinct())
            {
                check(sample, codec, kept);
            }
        }
    }
}
