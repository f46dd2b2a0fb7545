using Gateway.Inbound;
using Gateway.Pipeline;

namespace Gateway.Host.Composition;

/// <summary>An address exists when the institution's mapping says that it uses the source.</summary>
internal sealed class InstitutionSenders(ICatalogSource catalogs) : IInboundSenders
{
    public bool Uses(string institution, string source) => catalogs.Current.Institution(institution)?.Sources.Contains(source) == true;
}
