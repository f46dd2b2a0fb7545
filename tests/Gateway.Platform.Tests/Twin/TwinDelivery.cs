using System.Collections.Immutable;
using System.Globalization;
using Gateway.Canonical;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>Delivers one message to the platform's twin over real sockets, one attempt after the other, as a lane would.</summary>
internal sealed class TwinDelivery : IDisposable
{
    private readonly PlatformTwin twin;
    private readonly NhsaTarget target;
    private readonly DeliveryPlanner planner;
    private int sequence;

    public TwinDelivery(TwinOptions? options = null)
    {
        twin = PlatformTwin.Start((options ?? new TwinOptions()) with { Token = "s3cret", PaasId = "paas" });
        bool keepsWaiting = twin.Faults.Rules.Any(rule => rule.Kind is FaultKind.Stall or FaultKind.ActThenStall or FaultKind.Late or FaultKind.ActThenLate);
        target = Targets.Nhsa(new Uri(twin.Url), keepsWaiting ? TimeSpan.FromMilliseconds(400) : TimeSpan.FromSeconds(20)); // a busy machine is no lost answer
        planner = new DeliveryPlanner(new PlanReader(Product.Knowledge, new DestinationForms(Product.Knowledge)), new RecoveryOptions { AskAfter = TimeSpan.Zero, AskAgain = TimeSpan.Zero, Grace = TimeSpan.Zero, MaxTroubles = 60 });
    }

    public PlatformTwin Twin => twin;

    /// <summary>What the key book was taught, by page.</summary>
    public Dictionary<(string Scope, string Local), Dictionary<string, string>> KeyBook { get; } = [];

    public ImmutableArray<Attempt> Attempts { get; private set; } = [];

    /// <summary>Plans and delivers a message.</summary>
    public async Task<DeliveryAction> DeliverAsync(PlanRequest request)
    {
        var builder = new PlanBuilder(Product.Knowledge);
        ImmutableDictionary<string, ImmutableDictionary<string, string>> known = builder.Pages(request.Event, request.Message)
            .ToImmutableDictionary(page => page.Scope, page => (KeyBook.GetValueOrDefault((page.Scope, page.Local)) ?? []).ToImmutableDictionary());
        PlannedMessage planned = builder.Build(request with { KeyBook = known }).Value;
        return await DeliverAsync(planned, CanonicalJson.Write(request.Message));
    }

    /// <summary>Delivers a message that must end; a park shows what was tried.</summary>
    public async Task<DeliveryAction.Finish> FinishAsync(PlanRequest request, MessageState? expected = null)
    {
        DeliveryAction end = await DeliverAsync(request);
        string tried = string.Join('\n', Attempts.Select(attempt => $"{attempt.Intent.Step} {attempt.Intent.Purpose} {attempt.Intent.Transaction} {attempt.Outcome} {attempt.Detail}"));
        DeliveryAction.Finish finish = end as DeliveryAction.Finish ?? throw new InvalidOperationException($"{string.Join('\n', ((DeliveryAction.Park)end).Issues)}\n{tried}");
        Assert.True(expected is null || finish.State == expected, $"{string.Join('\n', finish.Issues)}\n{tried}");
        return finish;
    }

    public void Dispose() => twin.Dispose();

    private async Task<DeliveryAction> DeliverAsync(PlannedMessage planned, byte[] canonical)
    {
        Attempts = [];
        while (true)
        {
            DeliveryItem item = Items.Of(planned.Plan, Attempts) with { Canonical = canonical };
            if (planner.Next(item) is not DeliveryAction.Send send)
            {
                return planner.Next(item);
            }

            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var stamp = new AttemptStamp(string.Create(CultureInfo.InvariantCulture, $"{planned.Plan.Institution}{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMddHHmmss}{++sequence:D4}"), now);
            var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
            TargetAnswer answer = await target.SendAsync(item, intent, TestContext.Current.CancellationToken);
            Attempts = Attempts.Add(new Attempt(intent, answer.Outcome, answer.Detail, answer.Answer, TimeProvider.System.GetUtcNow()));
            foreach (KeyBookRow row in answer.Learned)
            {
                KeyBook.TryAdd((row.Scope, row.Local), []);
                KeyBook[(row.Scope, row.Local)][row.Name] = row.Value;
            }
        }
    }
}
