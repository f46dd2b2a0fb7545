namespace Gateway.Delivery;

/// <summary>
/// The rate at which messages are begun after a destination has opened. It doubles with each step in which answers came and no call failed; a step in which one failed halves it,
/// and so does a destination that closes again: from there on it grows by little. Steady time; guarded by <see cref="LaneScheduler"/>.
/// </summary>
internal sealed class Ramp(RampOptions options)
{
    private Allowance? allowance;
    private DateTimeOffset stepsAt;
    private double ceiling = double.PositiveInfinity;
    private int answers;
    private int failures;

    /// <summary>Messages a second; null while nothing is held back.</summary>
    public double? PerSecond => allowance?.PerSecond;

    /// <summary>Where it stops doubling.</summary>
    public double Ceiling => ceiling;

    /// <summary>When it changes next.</summary>
    public DateTimeOffset StepsAt => stepsAt;

    /// <summary>The destination has opened.</summary>
    public void Begin(DateTimeOffset now) => (allowance, stepsAt, answers, failures) = (new Allowance(options.Start), now + options.Step, 0, 0);

    /// <summary>The destination has closed.</summary>
    public void Stop()
    {
        ceiling = allowance is null ? double.PositiveInfinity : Math.Max(options.Start, allowance.PerSecond / 2);
        allowance = null;
    }

    /// <summary>Whether one more message may begin.</summary>
    public bool TryTake(DateTimeOffset now, bool hasBacklog)
    {
        Follow(now, hasBacklog);
        return allowance?.TryTake(now) ?? true;
    }

    /// <summary>When the next message may begin; null while nothing is held back.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now) => allowance?.NextAt(now);

    public void Learn(bool isAnswer)
    {
        answers += isAnswer ? 1 : 0;
        failures += isAnswer ? 0 : 1;
    }

    private void Follow(DateTimeOffset now, bool hasBacklog)
    {
        if (allowance is null || now < stepsAt)
        {
            return;
        }

        double rate = Next(allowance.PerSecond);
        if (!hasBacklog || rate >= options.Most)
        {
            (allowance, ceiling) = (null, double.PositiveInfinity);
            return;
        }

        allowance.Change(rate, now);
        (stepsAt, answers, failures) = (now + options.Step, 0, 0);
    }

    private double Next(double rate)
    {
        if (failures > 0)
        {
            ceiling = Math.Max(options.Start, rate / 2);
            return ceiling;
        }

        return answers == 0 ? rate : Grown(rate, ceiling, options);
    }

    /// <summary>The rate after a step that went well.</summary>
    internal static double Grown(double rate, double ceiling, RampOptions options) => rate < ceiling ? Math.Min(rate * 2, ceiling) : rate + options.Start;
}
