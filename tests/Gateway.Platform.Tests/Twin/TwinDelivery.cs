using System.Collections.Immutable;
using System.Globalization;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>Delivers one message to the platform's twin over real sockets, one attempt after the other, as a lane would.</summary>
internal sealed class TwinDelivery : IDisposable
{
    private readonly PlatformTwin twin;
    private readonly DestinationRouter target;
    private readonly DeliveryPlanner planner;
    private int sequence;

    private readonly PlatformKnowledge knowledge;

    public TwinDelivery(TwinOptions? options = null, PlatformKnowledge? speaking = null)
    {
        knowledge = speaking ?? Product.Knowledge;
        twin = PlatformTwin.Start((options ?? new TwinOptions()) with { Token = "s3cret", PaasId = "paas", CipherKey = SampleKeys.Cipher, SignerKey = SampleKeys.PublicSigner });
        bool keepsWaiting = twin.Faults.Rules.Any(rule => rule.Kind is FaultKind.Stall or FaultKind.ActThenStall or FaultKind.Late or FaultKind.ActThenLate);
        bool isOwnKey = knowledge.Dialects.Of("999999").Transport == "x-ca"; // there each institution calls under its own code
        var endpoint = new NhsaEndpoint { Url = new Uri(twin.Url), Account = isOwnKey ? "" : "paas", Token = "s3cret", App = "app", CipherKey = SampleKeys.Cipher, SigningKey = SampleKeys.Signing };
        NhsaTarget nhsa = Targets.Nhsa(endpoint, keepsWaiting ? TimeSpan.FromMilliseconds(400) : TimeSpan.FromSeconds(20), knowledge); // a busy machine is no lost answer
        target = new DestinationRouter(nhsa, Targets.Fhir(new Uri(twin.Url + "/fhir")));
        planner = new DeliveryPlanner(new PlanReader(knowledge, new DestinationForms(knowledge)), new RecoveryOptions { AskAfter = TimeSpan.Zero, AskAgain = TimeSpan.Zero, Grace = TimeSpan.Zero, MaxTroubles = 60 });
    }

    public PlatformTwin Twin => twin;

    public DeliveryPlanner Planner => planner;

    /// <summary>What the key book was taught, by page.</summary>
    public Dictionary<(string Scope, string Local), Dictionary<string, string>> KeyBook { get; } = [];

    public ImmutableArray<Attempt> Attempts { get; private set; } = [];

    /// <summary>What answers booked, in order.</summary>
    public List<LedgerLine> Booked { get; } = [];

    public PlatformKnowledge Knowledge => knowledge;

    /// <summary>Plans and delivers a message.</summary>
    public async Task<DeliveryAction> DeliverAsync(PlanRequest request)
    {
        var builder = new PlanBuilder(knowledge);
        ImmutableDictionary<string, ImmutableDictionary<string, string>> known = builder.Pages(request.Event, request.Message)
            .ToImmutableDictionary(page => page.Scope, page => (KeyBook.GetValueOrDefault((page.Scope, page.Local)) ?? []).ToImmutableDictionary());
        Outcome<PlannedMessage> built = builder.Build(request with { KeyBook = known });
        PlannedMessage planned = built.TryGetValue(out PlannedMessage? ready) ? ready : throw new InvalidOperationException(string.Join('\n', built.Issues));
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

    /// <summary>Plans a message with what the key book knows by now.</summary>
    public Outcome<PlannedMessage> Plan(PlanRequest request)
    {
        var builder = new PlanBuilder(knowledge);
        return builder.Build(request with
        {
            KeyBook = builder.Pages(request.Event, request.Message)
                .ToImmutableDictionary(page => page.Scope, page => (KeyBook.GetValueOrDefault((page.Scope, page.Local)) ?? []).ToImmutableDictionary()),
        });
    }

    private async Task<DeliveryAction> DeliverAsync(PlannedMessage planned, byte[] canonical) => (await DeliverAsync(Items.Of(planned.Plan, []) with { Canonical = canonical }, null))!; // nothing stops it

    /// <summary>Goes on with a message from the attempts it has.</summary>
    /// <param name="most">Stops after this many attempts more, as a crash does that falls between sending and writing down: the last outcome is unknown. Null for none.</param>
    /// <returns>The end; null when it was stopped.</returns>
    public async Task<DeliveryAction?> DeliverAsync(DeliveryItem first, int? most)
    {
        (string institution, Attempts) = (Gateway.Platform.Plan.FromJson(first.Plan.Span).Institution, first.Attempts);
        while (true)
        {
            DeliveryItem item = first with { Attempts = Attempts };
            if (planner.Next(item) is not DeliveryAction.Send send)
            {
                return planner.Next(item);
            }

            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var stamp = new AttemptStamp(string.Create(CultureInfo.InvariantCulture, $"{institution}{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMddHHmmss}{++sequence:D4}"), now);
            var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, now, send.Fill(stamp));
            TargetAnswer answer = await target.SendAsync(item, intent, TestContext.Current.CancellationToken);
            if (--most == 0)
            {
                Attempts = Attempts.Add(new Attempt(intent, AttemptOutcome.Unknown, "interrupted", default, now));
                return null;
            }

            Attempts = Attempts.Add(new Attempt(intent, answer.Outcome, answer.Detail, answer.Answer, TimeProvider.System.GetUtcNow()));
            Booked.AddRange(answer.Booked);
            foreach (KeyBookRow row in answer.Learned)
            {
                KeyBook.TryAdd((row.Scope, row.Local), []);
                KeyBook[(row.Scope, row.Local)][row.Name] = row.Value;
            }
        }
    }
}
