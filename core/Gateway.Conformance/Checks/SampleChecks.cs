using System.Collections.Immutable;

namespace Gateway.Conformance.Checks;

/// <summary>Samples as they are.</summary>
internal static class SampleChecks
{
    private const int AtOnce = 64;

    public static ImmutableArray<ConformanceCheck> All { get; } =
    [
        new("There are samples", (subject, trial) => trial.Expect(subject.Samples.Any(sample => sample.Expects != Expectation.Refused), "Expected samples/LAYOUT/ with layout.json and at least one message.")),
        new("Every sample is read whole", ReadWhole),
        new("What was read is written back byte for byte", WriteBack),
        new("A rewritten sample means the same", RewriteMeansTheSame),
        new("A refused sample gives issues with locations", RefusedIsRefused),
        new("One codec reads on many threads at once", ManyThreads),
        new("Reading leaves the sender's bytes alone", BytesStay),
    ];

    private static void ReadWhole(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Readable)
        {
            Outcome<SourceRecord>? outcome = trial.Read(sample.Open(subject.Adapter), sample.Bytes, sample.Name);
            trial.Expect(outcome?.Succeeded != false, $"{sample.Name}: {string.Join(' ', outcome?.Issues ?? [])}");
            trial.Expect(outcome is not { Succeeded: true } || outcome.Value.Count > 2, $"{sample.Name}: nothing was read.");
        }
    }

    private static void WriteBack(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Readable.Where(sample => sample.Expects == Expectation.SameBytes))
        {
            ICodec codec = sample.Open(subject.Adapter);
            if (Record(trial, codec, sample) is not { } record || trial.Write(codec, record, sample.Name) is not { } written)
            {
                continue;
            }

            if (!written.TryGetValue(out ReadOnlyMemory<byte> bytes))
            {
                trial.Fault($"{sample.Name}: {string.Join(' ', written.Issues)}");
            }
            else if (!bytes.Span.SequenceEqual(sample.Bytes))
            {
                trial.Fault($"{sample.Name}: {Difference.Between(sample.Bytes, bytes.Span)} Where the format allows several ways to write the same, put the sample into rewritten/.");
            }
        }
    }

    private static void RewriteMeansTheSame(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Readable)
        {
            ICodec codec = sample.Open(subject.Adapter);
            if (Record(trial, codec, sample) is { } record && trial.Write(codec, record, sample.Name) is { Succeeded: true } written)
            {
                Outcome<SourceRecord>? again = trial.Read(codec, written.Value.ToArray(), $"{sample.Name} written again");
                trial.Expect(again is { Succeeded: true } && RecordOutline.Of(record) == RecordOutline.Of(again.Value), $"{sample.Name}: what was written again is read as something else.");
            }
        }
    }

    private static void RefusedIsRefused(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Samples.Where(sample => sample.Expects == Expectation.Refused))
        {
            Outcome<SourceRecord>? outcome = trial.Read(sample.Open(subject.Adapter), sample.Bytes, sample.Name);
            trial.Expect(outcome is not { Succeeded: true }, $"{sample.Name} was read.");
        }
    }

    private static void ManyThreads(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Readable)
        {
            ICodec codec = sample.Open(subject.Adapter);
            if (Record(trial, codec, sample) is { } record)
            {
                string alone = RecordOutline.Of(record);
                int same = trial.Call($"{sample.Name} on many threads", () => ParallelEnumerable.Range(0, AtOnce).Select(_ => codec.Read(sample.Bytes)).ToArray())?.Count(outcome => outcome.Succeeded && RecordOutline.Of(outcome.Value) == alone) ?? AtOnce;
                trial.Expect(same == AtOnce, $"{sample.Name}: {AtOnce - same} of {AtOnce} readings at once gave something else.");
            }
        }
    }

    private static void BytesStay(Subject subject, Trial trial)
    {
        foreach (Sample sample in subject.Samples)
        {
            byte[] bytes = [.. sample.Bytes];
            Outcome<SourceRecord>? outcome = trial.Read(sample.Open(subject.Adapter), bytes, sample.Name);
            trial.Expect(bytes.AsSpan().SequenceEqual(sample.Bytes), $"{sample.Name}: the adapter changed the sender's bytes.");
            trial.Expect(outcome?.Partial is null || outcome.Partial.Bytes.Span == bytes.AsSpan(), $"{sample.Name}: the record keeps other bytes than the sender's.");
        }
    }

    private static SourceRecord? Record(Trial trial, ICodec codec, Sample sample) => trial.Read(codec, sample.Bytes, sample.Name) is { Succeeded: true } read ? read.Value : null;
}
