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
internal sealed class TwinStay : TwinLane
{
    public TwinStay(TwinDischarge discharge = TwinDischarge.BeforeSettlement, params FaultRule[] faults)
        : this(Speaking(discharge), new TwinOptions { Discharge = discharge, Faults = new TwinFaults { Rules = [.. faults] } })
    {
    }

    private TwinStay(PlatformKnowledge knowledge, TwinOptions options)
        : base(new LaneKey($"nhsa/H99999900001/visit/{StayMessage.Visit}"), new TwinDelivery(options, knowledge), knowledge)
    {
    }

    public LedgerRow Row => Assert.Single(Twin.Ledger());

    /// <summary>What the key book's page of the stay says.</summary>
    public IReadOnlyDictionary<string, string> Page => Delivery.KeyBook[("visit", StayMessage.Visit)];

    /// <summary>Delivers a message that is to be accepted.</summary>
    public async Task<CanonicalParts> AcceptedAsync(StayMessage message)
    {
        DeliveryAction? end = await SendAsync(message);
        string tried = string.Join('\n', Delivery.Attempts.Select(attempt => $"{attempt.Intent.Step} {attempt.Intent.Purpose} {attempt.Intent.Transaction} {attempt.Outcome} {attempt.Detail}"));
        Assert.True(end is DeliveryAction.Finish { State: MessageState.Accepted }, $"{IssuesOf(end)}\n{tried}");
        (Hl7.Fhir.Model.Bundle answer, ImmutableSortedDictionary<string, string> facts) = CanonicalAnswer.Read(((DeliveryAction.Finish)end!).Answer); // asserted
        return new CanonicalParts(answer, facts, [.. Delivery.Attempts.Select(attempt => attempt.Intent.Transaction)]);
    }

    /// <summary>Delivers a message that is to be refused, by the platform or before it.</summary>
    public async Task<Issue> RefusedAsync(StayMessage message)
    {
        PlanRequest request = message.Request();
        Outcome<PlannedMessage> planned = Delivery.Plan(request);
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
        Outcome<PlannedMessage> planned = Delivery.Plan(request);
        Assert.True(planned.Succeeded, planned.Succeeded ? "" : string.Join('\n', planned.Issues));
        return await SendAsync(request.Event, planned.Value.Plan.ToJson(), CanonicalJson.Write(request.Message), stopAfter);
    }

    public static string IssuesOf(DeliveryAction? end) => end switch
    {
        DeliveryAction.Finish finish => $"{finish.State} {string.Join('\n', finish.Issues)}",
        DeliveryAction.Park park => $"parked {string.Join('\n', park.Issues)}",
        _ => $"{end}",
    };

    private static PlatformKnowledge Speaking(TwinDischarge discharge) => Product.Speaking(Product.Knowledge.Dialects.Of("999999") with
    {
        Discharge = discharge == TwinDischarge.AfterSettlement ? DischargeOrder.AfterSettlement : DischargeOrder.BeforeSettlement,
    });
}

/// <summary>What a message came to.</summary>
internal sealed record CanonicalParts(Hl7.Fhir.Model.Bundle Answer, ImmutableSortedDictionary<string, string> Facts, ImmutableArray<string> Transactions);
