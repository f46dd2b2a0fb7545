using System.Collections.Immutable;
using Gateway.Console.Access.Oidc;
using Gateway.Console.Api;
using Gateway.Console.Shell;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Host.Alerts;
using Gateway.Host.Jobs;
using Gateway.Host.Keeping;
using Gateway.Host.Mappings;
using Gateway.Host.Plugins;
using Gateway.Host.Plugins.Fencing;
using Gateway.Host.Reconciling;
using Gateway.Host.Tracing;
using Gateway.Host.Unknowns;
using Gateway.Host.Visits;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;
using Gateway.Proof;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Composition;

/// <summary>Puts the gateway together.</summary>
internal static class GatewayApp
{
    /// <summary>Builds a gateway that is ready to run, or says everything that stands against it.</summary>
    /// <param name="configuration">Adds files and values; environment variables with the prefix <c>GATEWAY_</c> come last and win.</param>
    /// <param name="read">Reads the folders; <see cref="FolderReading.Of"/> unless given.</param>
    public static Outcome<WebApplication> Build(Action<IConfigurationBuilder> configuration, Func<GatewaySettings, AdapterLimits, Outcome<FolderReading>>? read = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        configuration(builder.Configuration);
        builder.Configuration.AddEnvironmentVariables("GATEWAY_");
        GatewaySettings settings = builder.Configuration.GetSection(GatewaySettings.Section).Get<GatewaySettings>() ?? new GatewaySettings();

        AdapterLimits limits = builder.Configuration.GetSection(AdapterLimits.Section).Get<AdapterLimits>() ?? new AdapterLimits();
        Outcome<FolderReading> folders = (read ?? FolderReading.Of)(settings, limits);
        if (!folders.TryGetValue(out FolderReading? reading))
        {
            return Outcome.Refused<WebApplication>(folders.Issues);
        }

        GatewayLogs.AddTo(builder, settings);
        GatewayTelemetry.AddTo(builder, settings);
        IServiceCollection services = builder.Services;
        services.AddSingleton<IValidateOptions<GatewaySettings>, GatewaySettingsValidator>();
        services.AddOptionsWithValidateOnStart<GatewaySettings>().BindConfiguration(GatewaySettings.Section);
        services.AddSingleton(GatewayUnderProof.Arm(settings.Proving));
        services.AddPlugins(new PluginHolder(reading.Adapters, reading.Yard, reading.PluginFolders));
        services.AddMappings(new CatalogHolder(reading.Serving, reading.MappingsFolder));
        services.AddSingleton<IInboundSenders, InstitutionSenders>().AddSingleton<IIssuedKeys, IssuedKeys>();
        services.AddSingleton<IValidateOptions<JournalSettings>, JournalSettingsValidator>();
        services.AddOptionsWithValidateOnStart<JournalSettings>().BindConfiguration(JournalSettings.Section);
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<IOptions<JournalSettings>>().Value.In(settings.Data).Open());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LivePlatformOptions>(provider, configuration));
        services.AddSingleton<IOptions<PlatformOptions>>(provider => provider.GetRequiredService<LivePlatformOptions>());
        services.AddSingleton<ISettingsRefresh>(provider => provider.GetRequiredService<LivePlatformOptions>());
        services.AddDelivery();
        services.AddPlatform();
        services.AddPipeline();
        services.AddHostedService<GatewayLife>();
        services.AddHostedService<ReconcileClock>();
        services.AddKeeping(configuration);
        services.AddAlerts();
        services.AddInbound(builder.Configuration.GetSection(InboundOptions.Section));
        services.AddConsole(OperatorKey.Find(settings), Path.Combine(settings.Data, "console"), builder.Configuration.GetSection(OidcOptions.Section).Get<OidcOptions>()).AddSingleton<Func<DeliverySnapshot>>(provider => provider.GetRequiredService<DeliveryEngine>().Snapshot)
            .AddSingleton<Func<ImmutableArray<WindowView>>>(provider => provider.GetRequiredService<DeliveryEngine>().Windows.List)
            .AddSingleton<Func<int, ImmutableArray<WindowCalendar>>>(provider => days => provider.GetRequiredService<DeliveryEngine>() is var engine ? engine.Windows.Calendar(engine.Snapshot(), days) : [])
            .AddSingleton<Func<ImmutableArray<SessionView>>>(provider => provider.GetRequiredService<DeliveryEngine>().Sessions)
            .AddSingleton<Func<LaneKey, LaneView?>>(provider => provider.GetRequiredService<DeliveryEngine>().Find);
        services.AddSingleton<Func<MappingCatalog>>(provider => () => provider.GetRequiredService<CatalogHolder>().Current);
        services.AddSingleton<Func<MessageHeader, ImmutableArray<JournalledFact>, CancellationToken, ValueTask<Verdict?>>>(provider => provider.GetRequiredService<MessageVerdicts>().OfAsync);
        services.AddSingleton(provider => new AnswerTextViews(provider.GetRequiredService<IJournal>(), (institution, transaction, text) =>
            provider.GetRequiredService<IKnowledgeSource>().Current.TextsFor(institution).Find(transaction, text) is not null));
        services.AddSingleton<IOperatorDesk, OperatorDesk>().AddSingleton<IVisitDesk, VisitDesk>().AddSingleton<IUnknownDesk, UnknownDesk>().AddSingleton<IReconcileDesk, ReconcileDesk>();
        services.AddSingleton<ICorrectionDesk, CorrectionDesk>().AddSingleton<IBulkHands, BulkHands>().AddSingleton<IJobDesk, JobDesk>().AddSingleton<ITraceDesk, TraceDesk>();
        services.AddSingleton<IValidateOptions<ReconcileOptions>, ReconcileOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ReconcileOptions>().BindConfiguration(ReconcileOptions.Section);
        services.AddHealthChecks().AddCheck<JournalHealth>("journal", tags: ["ready"]).AddCheck<MappingsHealth>("mappings", tags: ["ready"]).AddCheck<PluginHealth>("plugins", tags: ["ready"])
            .AddCheck<ListenerHealth>("listeners", tags: ["ready"]).AddCheck<PlatformHealth>("platform", tags: ["ready"]);

        WebApplication app = builder.Build();
        app.UseJournalGate();
        app.UseConsole();
        app.MapInbound();
        GatewayHealth.Map(app);
        GatewayTelemetry.Map(app);
        return Outcome.Of(app, folders.Issues);
    }
}
