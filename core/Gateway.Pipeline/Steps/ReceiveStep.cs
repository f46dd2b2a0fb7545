using Gateway.Contract;

namespace Gateway.Pipeline.Steps;

/// <summary>1 Receive: bytes → a message of a known sender. What nobody configured is refused before it costs anything.</summary>
internal sealed class ReceiveStep(ICatalogSource catalogs) : IStep
{
    public string Name => "Receive";

    public ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        context.Catalog = catalogs.Current;
        context.Source = context.Catalog.Source(context.Inbound.Source);
        context.Institution = context.Catalog.Institution(context.Inbound.Institution);
        bool isConfigured = context.Source is not null && context.Institution is not null && context.Institution.Sources.Contains(context.Source.Id);
        if (!isConfigured)
        {
            context.Issues = context.Issues.Add(new Issue(IssueCodes.SenderUnknown, SourceLocation.Whole, "Add the source to the institution's institution.yaml."));
        }

        return ValueTask.CompletedTask;
    }
}
