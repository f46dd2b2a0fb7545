using Gateway.Mapping;

namespace Gateway.Pipeline;

/// <summary>A catalogue that nobody reloads, for previews.</summary>
public sealed record FixedCatalog(MappingCatalog Current) : ICatalogSource;
