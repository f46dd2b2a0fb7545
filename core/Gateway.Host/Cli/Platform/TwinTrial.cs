using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Host.Mappings;
using Gateway.Journal;
using Gateway.Platform;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Host.Cli.Platform;

/// <summary>The stories beside the platform's tables, delivered to twins of their own: once undisturbed, once with every effect done and its answer lost, once with every effect lost on the way.</summary>
internal sealed class TwinTrial
{
    /// <summary>In how many ways each story is told.</summary>
    public const int Ways = 3;

    private static readonly ImmutableArray<FaultKind?> Losses = [null, FaultKind.ActThenDrop, FaultKind.Reset];
    private readonly ImmutableArray<RoundTripCall> calls;

    private TwinTrial(int stories, ImmutableArray<RoundTripCall> calls, ImmutableArray<Issue> faults) => (Stories, this.calls, Faults) = (stories, calls, faults);

    public int Stories { get; }

    /// <summary>Messages that were not accepted, and stories that cannot be read.</summary>
    public ImmutableArray<Issue> Faults { get; }

    public static async Task<TwinTrial> RunAsync(ServingMappings serving, CancellationToken cancellationToken)
    {
        Outcome<ImmutableArray<RoundTripStory>> loaded = RoundTripStory.LoadAll(serving.Catalog.Platform!.Folder); // only called with tables
        if (!loaded.Succeeded)
        {
            return new TwinTrial(0, [], loaded.Issues);
        }

        ImmutableArray<RoundTripResult>.Builder results = ImmutableArray.CreateBuilder<RoundTripResult>();
        foreach (RoundTripStory story in loaded.Value)
        {
            foreach (FaultKind? loss in story.NeedsItsAnswers ? [null] : Losses)
            {
                RoundTripResult result = await RunAsync(serving, story, loss, cancellationToken);
                string way = loss is null ? "" : $" ({loss})";
                results.Add(result with { Faults = [.. result.Faults.Select(fault => fault with { At = new SourceLocation(fault.At.Path + way) })] });
            }
        }

        return new TwinTrial(loaded.Value.Length, [.. results.SelectMany(result => result.Calls)], [.. results.SelectMany(result => result.Faults)]);
    }

    public TripTally Of(string transaction)
    {
        RoundTripCall[] own = [.. calls.Where(call => call.Transaction == transaction)];
        return new TripTally(own.Length, own.Count(call => call.IsTaken), own.Count(call => call is { IsTaken: true, IsClosed: false }));
    }

    private static async Task<RoundTripResult> RunAsync(ServingMappings serving, RoundTripStory story, FaultKind? loss, CancellationToken cancellationToken)
    {
        string token = Guid.CreateVersion7().ToString("N");
        using PlatformTwin twin = PlatformTwin.Start(new TwinOptions { Token = token, Faults = new TwinFaults { Rules = loss is { } kind ? Losing(serving, kind) : [] } });
        await using ServiceProvider services = Services(serving, twin.Url, token);
        var trip = new RoundTrip(serving.Knowledge, services.GetRequiredService<IPlanner>(), services.GetRequiredService<IDeliveryTarget>(), TimeProvider.System);
        return await trip.RunAsync(story, cancellationToken);
    }

    /// <summary>Each transaction that does something meets the fault once.</summary>
    private static List<FaultRule> Losing(ServingMappings serving, FaultKind kind) =>
        [.. serving.Catalog.Platform!.Transactions.Order(StringComparer.Ordinal).Select(infno => new FaultRule { Kind = kind, Infno = infno, Times = 1 })]; // only called with tables

    private static ServiceProvider Services(ServingMappings serving, string twin, string token)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Platform:Nhsa:999999:Url"] = twin,
            ["Platform:Nhsa:999999:Account"] = "trial",
            ["Platform:Nhsa:999999:Token"] = token,
            ["Platform:Fhir:Url"] = $"{twin}/fhir",
            ["Platform:Recovery:AskAfter"] = "00:00:00",
            ["Platform:Recovery:AskAgain"] = "00:00:00",
            ["Platform:Recovery:Grace"] = "00:00:00",
        }).Build();
        return new ServiceCollection().AddSingleton(configuration).AddSingleton<IKnowledgeSource>(serving.Knowledge).AddLogging().AddPlatform().BuildServiceProvider();
    }
}
