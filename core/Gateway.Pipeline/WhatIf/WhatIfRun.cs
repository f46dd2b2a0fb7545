using System.Text.Json;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>Runs past messages through the mappings that served them and through a draft, one at a time, and adds up where they differ.</summary>
/// <param name="before">What served.</param>
/// <param name="after">The draft.</param>
public sealed class WhatIfRun(WhatIfSide before, WhatIfSide after)
{
    private readonly bool haveSameTables = before.TablesKey == after.TablesKey;

    /// <summary>Runs messages as they are handed over; none is kept.</summary>
    /// <param name="messages">In any order.</param>
    /// <param name="tally">Takes the result.</param>
    /// <param name="done">Called after each message.</param>
    public async Task RunAsync(IEnumerable<PastBytes> messages, WhatIfTally tally, Action? done, CancellationToken cancellationToken)
    {
        foreach (PastBytes message in messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CompareAsync(message.Name, await before.TryAsync(message, cancellationToken), await after.TryAsync(message, cancellationToken), tally, cancellationToken);
            done?.Invoke();
        }
    }

    private async ValueTask CompareAsync(string name, WhatIfTrial old, WhatIfTrial fresh, WhatIfTally tally, CancellationToken cancellationToken)
    {
        bool saysTheSame = old.Mapped is not null && fresh.Mapped is not null && old.Canonical.AsSpan().SequenceEqual(fresh.Canonical);
        ElementChange[] handling = old.Mapped is { } was && fresh.Mapped is { } now ? [.. CanonicalChanges.OfHandling(was, now)] : [];
        if (saysTheSame && haveSameTables && handling.Length == 0)
        {
            tally.AddUnchanged(); // what rules say and what is sent follows from the canonical message and the tables alone
            return;
        }

        switch (await old.ErrorsAsync(cancellationToken), await fresh.ErrorsAsync(cancellationToken))
        {
            case ({ IsEmpty: false } reasons, { IsEmpty: false } others):
                tally.AddStillRefused(reasons, others);
                break;
            case ({ IsEmpty: false } reasons, _):
                tally.AddNewlyAccepted(name, reasons);
                break;
            case (_, { IsEmpty: false } reasons):
                tally.AddNewlyRefused(name, reasons);
                break;
            default:
                AddDifference(name, old, fresh, saysTheSame, handling, tally);
                break;
        }
    }

    private static void AddDifference(string name, WhatIfTrial old, WhatIfTrial fresh, bool saysTheSame, ElementChange[] handling, WhatIfTally tally)
    {
        ElementChange[] canonical = [.. saysTheSame ? [] : CanonicalChanges.Between(old.Mapped!, fresh.Mapped!), .. handling]; // both accepted
        ElementChange[] sent = [.. TransactionChanges.Between(old.Transactions.Value, fresh.Transactions.Value)];
        if (!saysTheSame && canonical.Length == 0)
        {
            canonical = [new ElementChange("(order of elements)", null, null, null, IsMoney: false, IsHidden: false)];
        }

        if (canonical.Length + sent.Length == 0)
        {
            tally.AddUnchanged();
        }
        else
        {
            tally.AddChanged(name, canonical, sent);
        }
    }
}
