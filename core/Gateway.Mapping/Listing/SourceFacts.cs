using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What a version of a source consists of.</summary>
/// <param name="Source">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">For people.</param>
/// <param name="Adapter">Its wire format.</param>
/// <param name="Families">The families of formats that it covers.</param>
/// <param name="Messages">Kinds of messages.</param>
/// <param name="Tables">Field and reply tables.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="CodeRows">Rows of its own code tables.</param>
/// <param name="Transforms">The transforms that its rows use, by name.</param>
public sealed record SourceFacts(string Source, string Version, string Title, string Adapter, ImmutableArray<string> Families, int Messages, int Tables, int Rows, int CodeRows, ImmutableArray<string> Transforms);
