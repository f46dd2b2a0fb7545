using System.Collections.Frozen;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>What the rows of one run may ask for, and what they find wrong. One run, one thread.</summary>
internal sealed class RowScope(CodeBook codes)
{
    /// <summary>The record that paths without prefix read, or the request of a reply.</summary>
    public SourceRecord? Record { get; init; }

    public BundleIndex? Canonical { get; init; }

    public BundleIndex? Answer { get; init; }

    public IReadOnlyDictionary<string, string> Facts { get; init; } = FrozenDictionary<string, string>.Empty;

    public Institution? Institution { get; init; }

    public ReplyContext? Outcome { get; init; }

    public FillBatch? Batch { get; init; }

    public DateOnly? ServiceDate { get; init; }

    public CodeBook Codes { get; } = codes;

    /// <summary>Where the innermost each is.</summary>
    public EachItem Current { get; set; }

    public List<Issue> Issues { get; } = [];

    /// <summary>Takes the codes that no table knew; null drops them.</summary>
    public UnmappedLog? Unmapped { get; init; }

    /// <summary>Where a path from a type starts outside any each: at the first resource of the type; of a batch over that type, at the batch's first.</summary>
    public Base? StartOf(BoundPath path) => Batch is { } batch && batch.Over == path.Written.Type && path.Written.Label is null
        ? Canonical?.All(batch.Over).ElementAtOrDefault(batch.First)
        : Canonical?.Start(path);

    /// <summary>Where a path into the record starts: one with a dot at the current node; outside an each that is the record itself, so that <c>./urn:Call</c> can be told from a prefix.</summary>
    public SourceNode StartOf(SourcePath path) => path.IsRelative && Current.Node.Exists ? Current.Node : Record?.Root ?? default;

    public bool HasErrors => Issues.Exists(issue => issue.IsError);
}
