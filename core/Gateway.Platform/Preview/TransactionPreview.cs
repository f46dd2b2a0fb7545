using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;
using Gateway.Delivery;

namespace Gateway.Platform;

/// <summary>Shows what a message would send, without sending: facts that only answers give are stand-ins. The same message gives the same bytes.</summary>
public sealed class TransactionPreview
{
    private readonly PlanBuilder builder;
    private readonly DestinationForms forms;

    internal TransactionPreview(PlanBuilder builder, DestinationForms forms) => (this.builder, this.forms) = (builder, forms);

    public TransactionPreview(IKnowledgeSource knowledge)
    {
        forms = new DestinationForms(knowledge);
        builder = new PlanBuilder(knowledge, forms);
    }

    /// <summary>Every transaction of the message's plan, in order. msgid and time derive from the service date in the message.</summary>
    /// <returns>The transactions, or what keeps them from being made.</returns>
    public Outcome<ImmutableArray<PreviewedTransaction>> Transactions(PlanRequest request)
    {
        Outcome<PlannedMessage> planned = builder.Build(request);
        if (!planned.TryGetValue(out PlannedMessage? message) || forms.Find(message.Plan) is not { } form)
        {
            return Outcome.Refused<ImmutableArray<PreviewedTransaction>>(planned.Issues);
        }

        DateTimeOffset at = (request.Message.Timestamp ?? DateTimeOffset.UnixEpoch).ToOffset(ChinaTime.Offset);
        IReadOnlyDictionary<string, string> facts = StandInFacts.For(message.Plan);
        var transactions = ImmutableArray.CreateBuilder<PreviewedTransaction>();
        foreach (PlanStep step in message.Plan.Steps)
        {
            for (int run = 0; run < step.Runs; run++)
            {
                var filled = form.Prepare(new TransactionRequest(message.Plan, step.Transaction, facts, request.Message, StepRun.BatchOf(step, run)));
                var stamp = new AttemptStamp(string.Create(CultureInfo.InvariantCulture, $"{message.Plan.Institution}{at:yyyyMMddHHmmss}{transactions.Count + 1:D4}"), at);
                transactions.Add(new PreviewedTransaction(StepRun.NameOf(step, run), step.Transaction, filled.Value(stamp))); // the builder has filled it before
            }
        }

        return Outcome.Of(transactions.ToImmutable());
    }
}

/// <summary>One transaction as it would be sent.</summary>
/// <param name="Step">For example <c>charges#2</c>.</param>
/// <param name="Transaction">For example <c>2204</c>.</param>
/// <param name="Bytes">The whole request.</param>
public sealed record PreviewedTransaction(string Step, string Transaction, ReadOnlyMemory<byte> Bytes);
