using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>What one side makes of one message. Rules, bytes and transactions, which cost more than the mapping, are asked only where the answer is needed.</summary>
internal sealed class WhatIfTrial(MessageContext context, PlanPreview plans)
{
    private byte[]? canonical;
    private Outcome<ImmutableArray<PreviewedTransaction>>? transactions;

    /// <summary>Null where the message could not be mapped.</summary>
    public MappedMessage? Mapped { get; } = context.IsRefused ? null : context.Mapped;

    /// <summary>Why it is refused, by the mapping, by a rule or by the plan; empty where it is not.</summary>
    public async ValueTask<ImmutableArray<Issue>> ErrorsAsync(CancellationToken cancellationToken)
    {
        await Preview.CheckAsync(context, cancellationToken);
        return [.. context.Issues.Concat(context.IsRefused ? [] : Transactions.Issues).Where(issue => issue.IsError)];
    }

    /// <summary>Only where it is mapped.</summary>
    public byte[] Canonical => canonical ??= CanonicalJson.Write(context.Mapped!.Bundle); // asked for mapped messages

    /// <summary>Only where it is mapped. A message that goes on from an earlier one is not planned: what it goes on from is compared by itself.</summary>
    public Outcome<ImmutableArray<PreviewedTransaction>> Transactions => transactions ??= context.Read!.Message!.Continues is not null // as above, and so read
        ? Outcome.Of(ImmutableArray<PreviewedTransaction>.Empty)
        : plans.Transactions(context.Mapped!.Event, context.Mapped.Bundle, context.Institution!, mayGoOn: true);
}
