using System.Collections.Immutable;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Dialects;
using Gateway.PlatformSimulator.Faults;
using Gateway.PlatformSimulator.Fhir;
using Gateway.PlatformSimulator.Seeds;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.PlatformSimulator;

/// <summary>
/// The national platform's twin: speaks its interface on loopback, keeps what it is told, and misbehaves on request.
/// Its memory ends with it. Thread-safe.
/// </summary>
public sealed partial class PlatformTwin : IDisposable
{
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly TwinWorld world;
    private readonly FaultDeck deck;
    private readonly TwinDoor door;
    private readonly CallCounts counts = new();
    private readonly FhirStore resources = new();
    private readonly TwinServer server;
    private int stopped;

    private PlatformTwin(TwinOptions options, TimeProvider time, ILogger logger)
    {
        this.logger = logger;
        this.time = time;
        world = new TwinWorld(options);
        deck = new FaultDeck(options.Faults);
        door = new TwinDoor(options, counts);
        var nhsa = new NhsaEndpoint(options, door, world, deck, counts, time, logger);
        var router = new TwinRouter(door, nhsa, new FhirEndpoint(resources, deck, counts, options, time), new AdminEndpoint(this), time);
        server = new TwinServer(options.Url, router.AnswerAsync, time);
    }

    /// <summary>Scheme, host and port, e.g. <c>http://127.0.0.1:8877</c>; transactions go to <c>{Url}/fsi/api/{infno}</c>, or where the dialect wants them.</summary>
    public string Url => server.Url;

    /// <summary>The rules in force.</summary>
    public TwinFaults Faults => deck.Faults;

    /// <summary>How often each rule of <see cref="Faults"/> was played, in their order.</summary>
    public ImmutableArray<int> Played => deck.Played;

    /// <summary>Starts a twin; it listens when this returns.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="time">Its clock; null: the system's.</param>
    /// <param name="logger">Null: silent.</param>
    /// <exception cref="ArgumentException">The address is not http on loopback: the twin has no business anywhere else.</exception>
    /// <exception cref="InvalidOperationException">The port is taken.</exception>
    public static PlatformTwin Start(TwinOptions options, TimeProvider? time = null, ILogger<PlatformTwin>? logger = null)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out Uri? address) || !address.IsLoopback || address.Scheme != "http")
        {
            throw new ArgumentException("The twin listens on loopback only: give an address such as http://127.0.0.1:0.", nameof(options));
        }

        var twin = new PlatformTwin(options, time ?? TimeProvider.System, logger ?? NullLogger<PlatformTwin>.Instance);
        twin.LogStarted(twin.Url);
        return twin;
    }

    /// <summary>The names of the dialects that a twin may speak.</summary>
    public static IEnumerable<string> Dialects => TwinDialect.Names;

    /// <summary>Takes back every access token before its time, as a platform does that was restarted.</summary>
    public void TakeBackTokens() => door.Tokens.TakeBack();

    /// <summary>Lets in only who knows this secret from now on, as a platform does whose keys were changed. Access tokens are still given for the old one.</summary>
    public void ChangeSecret(string secret) => door.ChangeSecret(secret);

    /// <summary>Ends every operator's session before its time, as a platform does that was restarted.</summary>
    public void EndSessions() => world.State.EndSessions();

    /// <summary>Closes for maintenance until <see cref="Open"/>.</summary>
    public void Close() => deck.Close();

    /// <summary>Ends every maintenance, declared ones too.</summary>
    public void Open() => deck.Open();

    /// <summary>Plays these faults from now on, with a new seed and fresh counts.</summary>
    public void Replace(TwinFaults faults) => deck.Replace(faults);

    /// <summary>Forgets everything it was told; faults stay.</summary>
    public void Reset()
    {
        world.Reset();
        resources.Clear();
        counts.Clear();
    }

    /// <summary>Plants settlements that nobody sent.</summary>
    /// <returns>Their setl_ids, in order.</returns>
    public IReadOnlyList<string> Seed(IEnumerable<SeededSettlement> settlements) => Seedbed.Plant(world.State, settlements);

    /// <summary>Changes a settlement that it holds.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Amend(string settlement, SettlementAmendment amendment) => Seedbed.Amend(world.State, settlement, amendment, time.GetUtcNow());

    /// <summary>Forgets a settlement.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string settlement) => Seedbed.Remove(world.State, settlement);

    /// <summary>What it holds, per business key.</summary>
    public IReadOnlyList<LedgerRow> Ledger() => LedgerRow.Read(world.State);

    /// <summary>Calls per transaction since the start or the last reset.</summary>
    public IReadOnlyList<CallCount> Calls() => counts.List();

    /// <summary>The twin in numbers.</summary>
    public TwinSnapshot Snapshot()
    {
        DateTimeOffset now = time.GetUtcNow();
        return TwinSnapshot.Of(world.State, !deck.IsClosed(now), now, resources.Count);
    }

    /// <summary>Stops listening; callers that were kept waiting see a reset.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 0)
        {
            server.Dispose();
            LogStopped();
        }
    }

    /// <summary>Same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    [LoggerMessage(EventIds.TwinStarted, LogLevel.Information, "Platform twin listens on {Url}.")]
    private partial void LogStarted(string url);

    [LoggerMessage(EventIds.TwinStopped, LogLevel.Information, "Platform twin stopped.")]
    private partial void LogStopped();
}
