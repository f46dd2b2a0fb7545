using System.Collections.Immutable;
using Gateway.Conformance.Checks;

namespace Gateway.Conformance;

/// <summary>
/// What every adapter keeps: samples are read whole and written back; truncated, corrupted, flooded, nested, huge or random bytes give a record or issues with places, never an exception,
/// and cost no more memory and time than their size allows.
/// </summary>
/// <param name="subject">What is under test.</param>
/// <param name="limits">How hard to try.</param>
public sealed class ConformanceSuite(Subject subject, ConformanceLimits limits)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Every check, in order.</summary>
    public static ImmutableArray<ConformanceCheck> All { get; } = [.. SampleChecks.All, .. HostileChecks.All, .. SizeChecks.All, .. LayoutChecks.All];

    /// <summary>Runs one check, on a thread of its own: a message that hangs ends it.</summary>
    public CheckResult Run(ConformanceCheck check)
    {
        var trial = new Trial(check.Name, limits);
        Exception? broken = null;
        var thread = new Thread(() =>
        {
            try
            {
                check.Run(subject, trial);
            }
            catch (Exception fault) // a sample that is not as it must be, say
            {
                broken = fault;
            }
        }) { IsBackground = true, Name = "conformance" };
        thread.Start();
        while (!thread.Join(Look))
        {
            if (trial.Waiting is { } waiting && waiting.Since > limits.Hang)
            {
                return trial.Result(hung: waiting.About);
            }
        }

        if (broken is not null)
        {
            trial.Fault(broken is InvalidDataException ? broken.Message : broken.ToString());
        }

        return trial.Result();
    }

    /// <summary>Runs everything.</summary>
    /// <param name="progress">Told of each result as it comes.</param>
    public ConformanceReport Run(Action<CheckResult>? progress = null)
    {
        ImmutableArray<CheckResult>.Builder results = ImmutableArray.CreateBuilder<CheckResult>();
        foreach (ConformanceCheck check in All)
        {
            CheckResult result = Run(check);
            results.Add(result);
            progress?.Invoke(result);
        }

        return new ConformanceReport(subject.Adapter.Name, subject.Samples.Count, results.ToImmutable());
    }
}
