using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline.Ordering;
using Gateway.Pipeline.Reconciling;
using Gateway.Pipeline.Correcting;
using Gateway.Pipeline.Replies;
using Gateway.Pipeline.Steps;
using StatementDesk = Gateway.Platform.StatementDesk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>Registers the assembly line.</summary>
public static class PipelineServices
{
    /// <summary>Adds the line. The host brings an <see cref="ICatalogSource"/>, a journal, delivery and the platform.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>();
        services.AddOptionsWithValidateOnStart<PipelineOptions>().BindConfiguration(PipelineOptions.Section);
        services.AddSingleton<IValidateOptions<DuplicateOptions>, DuplicateOptionsValidator>();
        services.AddOptionsWithValidateOnStart<DuplicateOptions>().BindConfiguration(DuplicateOptions.Section);
        services.AddSingleton<ArrivalOrder>();
        services.AddSingleton<ReceiveStep>().AddSingleton<RecordStep>().AddSingleton<ReadStep>().AddSingleton<MapStep>().AddSingleton<CheckStep>();
        services.AddSingleton<PlanStep>().AddSingleton<CommitStep>().AddSingleton<DeliverStep>().AddSingleton<ReplyStep>();
        services.AddSingleton<EarlierMessages>().AddSingleton<Cancellations>().AddSingleton<CodeWorkList>().AddSingleton<PipelineSteps>().AddSingleton<ReadAhead>().AddSingleton<AssemblyLine>();
        services.AddSingleton<ReplyWriter>().AddSingleton<BusyReplies>().AddSingleton<ReplyVerdicts>().AddSingleton<MessageWaiting>().AddSingleton<RowVerdicts>().AddSingleton<MessageVerdicts>().AddSingleton<HandDesk>().AddSingleton<AnswerBook>();
        services.AddSingleton<IDeliveryListener, LaneEnds>();
        services.AddSingleton<VisitUndo>();
        services.AddSingleton<Gateway.Platform.IUnknownTexts, AnswerTextList>();
        services.AddSingleton<ReconcileMeter>();
        services.AddSingleton(provider => new LedgerReconciliation(
            provider.GetRequiredService<IJournal>(), (ILedgerBook)provider.GetRequiredService<IJournal>(), provider.GetRequiredService<StatementDesk>(), provider.GetRequiredService<ICatalogSource>(),
            provider.GetRequiredService<DeliveryEngine>(), provider.GetRequiredService<AnswerBook>(), provider.GetRequiredService<ReconcileMeter>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LedgerReconciliation>>()));
        services.AddSingleton<GatewayLine>();
        services.AddSingleton<IInboundRoom, BacklogRoom>();
        services.AddSingleton<MessageCorrection>();
        services.AddSingleton<IInboundReceiver, BatchLine>();
        services.AddSingleton(provider => new PipelineLife(
            provider.GetRequiredService<GatewayLine>(), provider.GetRequiredService<DeliveryEngine>(), provider.GetRequiredService<IDeliveryListener>(), provider.GetRequiredService<IJournal>(), provider.GetRequiredService<Cancellations>(), provider.GetRequiredService<LedgerReconciliation>()));
        return services;
    }
}
