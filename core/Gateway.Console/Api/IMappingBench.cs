using System.Collections.Immutable;
using Gateway.Console.Orders;
using Gateway.Mapping;

namespace Gateway.Console.Api;

/// <summary>How operators work with mapping tables beside the traffic: compare, try, fill in. Implemented where the tables are held; the same logic as the verbs of the command line.</summary>
public interface IMappingBench
{
    /// <summary>Which version of which source serves each institution today.</summary>
    ImmutableArray<InstitutionMappingView> Institutions();

    /// <summary>What differs between two versions.</summary>
    /// <param name="old"><c>ID@VERSION</c> of a source or platform.</param>
    /// <param name="fresh">The other one.</param>
    BenchAnswer<MappingDifference> Compare(string old, string fresh);

    /// <summary>What a version would have done to past messages. Nothing is sent.</summary>
    /// <param name="draft"><c>ID@VERSION</c>.</param>
    /// <param name="most">At most this many messages, the newest ones.</param>
    Task<BenchAnswer<WhatIfReport>> WhatIfAsync(string draft, int most, CancellationToken cancellationToken);

    /// <summary>Gives an unmapped code its target: a row in the code table of the layer, checked with the whole folder or taken back; then the tables are read again. A released version is never written.</summary>
    Task<FillAnswer> FillAsync(FillOrder order, CancellationToken cancellationToken);
}

/// <summary>A source that an institution sends.</summary>
/// <param name="Version">In force today; empty where none is.</param>
/// <param name="Status">released, draft or retired.</param>
/// <param name="Sha256">Of the version's folder.</param>
public sealed record InstitutionMappingView(string Institution, string Name, string Area, string Source, string Version, string Status, string Sha256);

/// <summary>What was found, or why nothing was.</summary>
public sealed record BenchAnswer<T>(T? Found, Refusal? Fault);

/// <summary>A code and what it means.</summary>
/// <param name="Layer">institution, city, province or national.</param>
/// <param name="Source"><c>ID@VERSION</c>, as the work list has it.</param>
/// <param name="Code">The sender's; on the way back ours.</param>
/// <param name="Direction">forward or back.</param>
/// <param name="Target">Ours; on the way back the sender's.</param>
/// <param name="Release">Whether the parked messages that waited for it go on.</param>
public sealed record FillOrder(string Actor, string Reason, string Layer, string Institution, string Source, string Concept, string Code, string Direction, string Target, bool Release) : IOrder
{
    /// <inheritdoc/>
    public IOrder By(string actor) => this with { Actor = actor };
}

/// <summary>What came of it.</summary>
/// <param name="Done">Whether the row is written and serves.</param>
/// <param name="File">The table below the mappings folder; empty where nothing was written.</param>
/// <param name="Waiting">Parked messages that waited for the code.</param>
public sealed record FillAnswer(bool Done, string Chinese, string English, string File, ImmutableArray<long> Waiting);
