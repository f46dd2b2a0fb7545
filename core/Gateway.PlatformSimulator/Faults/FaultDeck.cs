using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.PlatformSimulator.Faults;

/// <summary>Decides which fault, if any, a call meets, and counts what was played. Thread-safe.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Seeded chance that a test can repeat; nothing secret hangs on it.")]
internal sealed class FaultDeck(TwinFaults faults)
{
    private readonly Lock gate = new();
    private TwinFaults faults = faults;
    private Random chance = new(faults.Seed);
    private int[] seen = new int[faults.Rules.Count];
    private int[] played = new int[faults.Rules.Count];
    private bool closedByHand;

    public TwinFaults Faults
    {
        get { lock (gate) { return faults; } }
    }

    /// <summary>How often each rule was played, in the rules' order.</summary>
    public ImmutableArray<int> Played
    {
        get { lock (gate) { return [.. played]; } }
    }

    /// <summary>New rules, new chance, counts at zero; what was opened or closed by hand is forgotten.</summary>
    public void Replace(TwinFaults replacement)
    {
        lock (gate)
        {
            faults = replacement;
            chance = new Random(replacement.Seed);
            seen = new int[replacement.Rules.Count];
            played = new int[replacement.Rules.Count];
            closedByHand = false;
        }
    }

    public void Close()
    {
        lock (gate) { closedByHand = true; }
    }

    /// <summary>Ends every maintenance, declared ones too.</summary>
    public void Open()
    {
        lock (gate)
        {
            closedByHand = false;
            faults = faults with { ClosedFrom = null, ClosedUntil = null };
        }
    }

    public bool IsClosed(DateTimeOffset now)
    {
        lock (gate)
        {
            bool declared = faults.ClosedFrom is not null || faults.ClosedUntil is not null;
            return closedByHand || (declared && (faults.ClosedFrom is not { } from || now >= from) && (faults.ClosedUntil is not { } until || now < until));
        }
    }

    /// <summary>The fault that this call meets, or null.</summary>
    public FaultRule? Draw(string infno, string institution)
    {
        lock (gate)
        {
            int certain = FindCertain(infno, institution);
            int hit = certain >= 0 ? certain : FindByChance(infno, institution);
            if (hit < 0)
            {
                return null;
            }

            played[hit]++;
            return faults.Rules[hit];
        }
    }

    private int FindCertain(string infno, string institution)
    {
        int hit = -1;
        for (int rule = 0; rule < faults.Rules.Count; rule++)
        {
            if (faults.Rules[rule].Probability >= 1 && Fits(rule, infno, institution) && seen[rule]++ >= faults.Rules[rule].Skip && hit < 0)
            {
                hit = rule;
            }
        }

        return hit;
    }

    private int FindByChance(string infno, string institution)
    {
        double draw = chance.NextDouble(), sum = 0;
        for (int rule = 0; rule < faults.Rules.Count; rule++)
        {
            if (faults.Rules[rule].Probability >= 1 || !Fits(rule, infno, institution) || seen[rule]++ < faults.Rules[rule].Skip)
            {
                continue;
            }

            sum += faults.Rules[rule].Probability;
            if (draw < sum)
            {
                return rule;
            }
        }

        return -1;
    }

    private bool Fits(int index, string infno, string institution)
    {
        FaultRule rule = faults.Rules[index];
        bool transaction = rule.Infno is null ? infno != "fhir" : rule.Infno == infno;
        return transaction && (rule.Institution is null || rule.Institution == institution) && (rule.Times is not { } times || played[index] < times);
    }
}
