using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>One of the two sides of a what-if: the mappings that served, or the draft.</summary>
/// <param name="Catalog">What serves by the service date.</param>
/// <param name="Knowledge">Its plans and platform tables.</param>
/// <param name="TablesKey">Equal on both sides where national tables, regions and institutions are the same, so that the same canonical message sends the same.</param>
public sealed record WhatIfSide(MappingCatalog Catalog, PlatformKnowledge Knowledge, string TablesKey)
{
    private readonly Dictionary<(string Source, string Version), FixedCatalog?> pinned = [];
    private readonly FixedCatalog served = new(Catalog);
    private readonly PlanPreview plans = new(Knowledge);

    /// <summary>Versions that journals may name although they serve no more; the same as <see cref="Catalog"/> unless a version was taken out of it.</summary>
    public MappingCatalog Versions { get; init; } = Catalog;

    /// <summary>Whether this side follows the version that the journal names; a draft does not.</summary>
    public bool FollowsJournal { get; init; }

    internal async Task<WhatIfTrial> TryAsync(PastBytes message, CancellationToken cancellationToken) => new(
        await Preview.MapAsync(CatalogOf(message), new MessageContext(new InboundMessage(message.Institution, message.Source, "what-if", message.Bytes)), cancellationToken),
        plans);

    private FixedCatalog CatalogOf(PastBytes message)
    {
        if (!FollowsJournal || message.Version is not { } version)
        {
            return served;
        }

        if (!pinned.TryGetValue((message.Source, version), out FixedCatalog? found))
        {
            pinned.Add((message.Source, version), found = Versions.Source(message.Source)?.Version(version) is { } named ? new FixedCatalog(Versions.Pin(named)) : null);
        }

        return found ?? served;
    }
}
