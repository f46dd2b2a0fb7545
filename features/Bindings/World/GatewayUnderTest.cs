using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Inbound;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Features.Bindings.World;

/// <summary>The real gateway, composed as its executable composes it, in this process on ports of its own.</summary>
public sealed class GatewayUnderTest(GatewaySettings settings) : IAsyncDisposable
{
    private WebApplication? app;

    /// <summary>Where HTTP calls arrive and operators look.</summary>
    public Uri Url => new($"http://{Endpoints.Http}"); // not null: the settings open it

    /// <summary>Where HL7 messages of a source arrive.</summary>
    public int MllpPortOf(string source) => Endpoints.Mllp[source == "hl7v2-standard" ? 1 : 0].Port;

    /// <summary>Its truth, for promises about what is stored.</summary>
    public IJournal Journal => Running.Services.GetRequiredService<IJournal>();

    private InboundEndpoints Endpoints => Running.Services.GetRequiredService<InboundEndpoints>();

    private WebApplication Running => app ?? throw new InvalidOperationException("No gateway runs: the scenario begins with a step that starts it.");

    /// <summary>Starts it, or starts it again with other settings on the same data.</summary>
    public async Task StartAsync(params (string Key, string Value)[] changes)
    {
        await DisposeAsync();
        foreach ((string key, string value) in changes)
        {
            settings.Values[key] = value;
        }

        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(settings.Values), ReadFolders.For);
        Assert.True(built.TryGetValue(out WebApplication? ready), string.Join(Environment.NewLine, built.Issues));
        try
        {
            await ready.StartAsync();
            app = ready;
        }
        finally
        {
            if (app is null)
            {
                await ready.DisposeAsync(); // what never started cannot be stopped
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }
}
