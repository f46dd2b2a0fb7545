using Gateway.Console.Api;
using Gateway.Mapping;

namespace Gateway.Host.Mappings;

/// <summary>What operators see of the tables and do to them.</summary>
internal sealed class MappingDesk(CatalogHolder holder, MappingReload reload) : IMappingDesk
{
    public MappingsView Show()
    {
        MappingCatalog catalog = holder.Current;
        return new MappingsView(catalog.Sha256, reload.Since, holder.Root, [.. catalog.Contents.Select(ViewOf)], reload.Last is { } last ? ViewOf(last) : null);
    }

    public async Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken) => ViewOf(await reload.RunAsync(actor, reason, cancellationToken));

    private static MappingPartView ViewOf(ContentVersion part) => new(part.Folder, part.Status?.ToString().ToLowerInvariant(), part.From, part.To, part.Sha256);

    private static ReloadView ViewOf(ReloadRecord record) =>
        new(record.At, record.Actor, record.Reason, record.Result.ToString().ToLowerInvariant(), Sentence(record).Chinese, Sentence(record).English, [.. record.Faults.Select(FaultViews.Of)]);

    private static (string Chinese, string English) Sentence(ReloadRecord record) => record.Result switch
    {
        ReloadResult.Loaded => ("新映射表已生效。", "The new tables serve."),
        ReloadResult.Unchanged => ("映射表没有变化。", "The tables are what they were."),
        _ => ("新映射表有错误，继续使用上一版有效映射表。", "The new tables have errors: the last good ones go on serving."),
    };
}
