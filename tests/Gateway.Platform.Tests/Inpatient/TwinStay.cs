using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>One stay's messages, delivered one after the other to the platform's twin, and orders to take the stay back.</summary>
internal sealed class TwinStay : IDisposable
{
    private static readonly LaneKey Lane = new($"nhsa/H99999900001/visit/{StayMessage.Visit}");
    private readonly TwinDelivery delivery;
    private readonly PlanReader reader;
    private readonly List<DeliveryItem> messages = [];

    public TwinStay(TwinDischarge discharge = TwinDischarge.BeforeSettlement, params FaultRule[] faults)
    {
        Dialect dialect = Product.Knowledge.Dialects.Of("999999") with { Discharge = discharge == TwinDischarge.AfterSettlement ? DischargeOrder.AfterSettlement : DischargeOrder.BeforeSettlement };
        PlatformKnowledge knowledge = Product.Speaking(dialect);
        delivery = new TwinDelivery(new TwinOptions { Discharge = discharge, Faults = new TwinFaults { Rules = [.. faults] } }, knowledge);
        reader = new PlanReader(knowledge, new DestinationForms(knowledge), new RecoveryOptions { Grace = TimeSpan.Zero });
    }

    public PlatformTwin Twin => delivery.Twin;

    public TwinDelivery Delivery => delivery;

    public LedgerRow Row => Assert.Single(Twin.Ledger());

    public ImmutableArray<DeliveryItem> Messages => [.. messages];

    public ImmutableArray<VisitEffect> Effects => new VisitReader(reader).Effects(Messages);

    /// <summary>What the key book's page of the stay says.</summary>
    public IReadOnlyDictionary<string, string> Page => delivery.KeyBook[("visit", StayMessage.Visit)];

    public UndoPreview Preview(UndoTo to) => new VisitReader(reader).Preview(Messages, to);

    /// <summary>Delivers a message that is to be accepted.</summary>
    public async Task<CanonicalParts> AcceptedAsync(StayMessage message)
    {
        DeliveryAction? end = await SendAsync(message);
        string tried = string.Join('\n', delivery.Attempts.Select(attempt => $"{attempt.Intent.Step} {attempt.Intent.Purpose} {attempt.Intent.Transaction} {attempt.Outcome} {attempt.Detail}"));
        Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, $"{IssuesOf(end)}\n{tried}");
        (Hl7.Fhir.Model.Bundle answer, ImmutableSortedDictionary<string, string> facts) = CanonicalAnswer.Read(((DeliveryAction.Finish)end!).Answer); // asserted
        return new CanonicalParts(answer, facts, [.. delivery.Attempts.Select(attempt => attempt.Intent.Transaction)]);
    }

    /// <summary>Delivers a message that is to be refused, by the platform or before it.</summary>
    public async Task<Issue> RefusedAsync(StayMessage message)
    {
        PlanRequest request = message.Request();
        Outcome<PlannedMessage> planned = delivery.Plan(request);
        if (!planned.Succeeded)
        {
            return planned.Issues[0];
        }

        DeliveryAction? end = await SendAsync(message);
        Assert.Equal(MessageState.Refused, Assert.IsType<DeliveryAction.Finish>(end).State);
        return ((DeliveryAction.Finish)end).Issues[0];
    }

    /// <summary>Delivers a message.</summary>
    /// <param name="message">To plan and deliver.</param>
    /// <param name="stopAfter">Attempts after which it is interrupted, the last one's outcome unknown; null for none.</param>
    public async Task<DeliveryAction?> SendAsync(StayMessage message, int? stopAfter = null)
    {
        PlanRequest request = message.Request();
        Outcome<PlannedMessage> planned = delivery.Plan(request);
        Assert.True(planned.Succeeded, planned.Succeeded ? "" : string.Join('\n', planned.Issues));
        return await FollowAsync(Item(request.Event, planned.Value.Plan.ToJson(), CanonicalJson.Write(request.Message)), stopAfter);
    }

    /// <summary>Goes on with the last message.</summary>
    public Task<DeliveryAction?> GoOnAsync(int? stopAfter = null)
    {
        DeliveryItem last = messages[^1];
        messages.RemoveAt(messages.Count - 1);
        return FollowAsync(last, stopAfter);
    }

    /// <summary>Orders to take the stay back.</summary>
    public Task<DeliveryAction?> UndoAsync(UndoTo to, int? stopAfter = null)
    {
        JournalFact.Prepared order = UndoOrder.Prepare($"order-{messages.Count}", Lane, to, messages[^1]);
        return FollowAsync(Item(UndoOrder.Event, order.Plan, order.Canonical), stopAfter);
    }

    public void Dispose() => delivery.Dispose();

    public static string IssuesOf(DeliveryAction? end) => end switch
    {
        DeliveryAction.Finish finish => $"{finish.State} {string.Join('\n', finish.Issues)}",
        DeliveryAction.Park park => $"parked {string.Join('\n', park.Issues)}",
        _ => $"{end}",
    };

    private DeliveryItem Item(string @event, ReadOnlyMemory<byte> plan, ReadOnlyMemory<byte> canonical)
    {
        var header = new MessageHeader(messages.Count + 1, "H99999900001", "test", "test", MessageState.Prepared, Times.Start, Times.Start, "", 0, @event, Lane, null, null, null, 0);
        return new DeliveryItem(header, plan, canonical, []) { Earlier = Messages };
    }

    private async Task<DeliveryAction?> FollowAsync(DeliveryItem item, int? stopAfter)
    {
        DeliveryAction? end = await delivery.DeliverAsync(item, stopAfter);
        MessageState state = end switch { DeliveryAction.Finish finish => finish.State, DeliveryAction.Park => MessageState.Parked, _ => MessageState.Prepared };
        messages.Add(item with { Attempts = delivery.Attempts, Message = item.Message with { State = state } });
        foreach (int index in end is DeliveryAction.Finish { Takes: var taken } ? Enumerable.Range(0, messages.Count).Where(index => taken.Contains(messages[index].Message.Id)) : [])
        {
            messages[index] = messages[index] with { Message = messages[index].Message with { State = MessageState.Reversed } };
        }

        return end;
    }
}

/// <summary>What a message came to.</summary>
internal sealed record CanonicalParts(Hl7.Fhir.Model.Bundle Answer, ImmutableSortedDictionary<string, string> Facts, ImmutableArray<string> Transactions);
