using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>A page of the key book that a message may know.</summary>
/// <param name="Scope"><c>visit</c>, <c>invoice</c>, <c>person</c>.</param>
/// <param name="Local">The institution's number; a person's is hashed.</param>
public sealed record PlanPage(string Scope, string Local)
{
    /// <summary>Whether the page is everybody's.</summary>
    public bool IsShared { get; init; }

    /// <summary>Under which institution the key book holds the page.</summary>
    public string HolderIn(string institution) => IsShared ? PlanKey.Everybody : institution;
}

/// <summary>What a plan is made of.</summary>
/// <param name="Event">For example <c>outpatient.settle</c>.</param>
/// <param name="Message">The canonical message.</param>
/// <param name="Institution">Whose it is.</param>
/// <param name="KeyBook">By scope: what the key book holds for the pages that <see cref="PlanBuilder.Pages"/> named.</param>
/// <param name="MappingVersion">Source, version and hash.</param>
public sealed record PlanRequest(string Event, Bundle Message, Institution Institution, ImmutableDictionary<string, ImmutableDictionary<string, string>> KeyBook, string MappingVersion)
{
    /// <summary>What the source wants when an attempt of unknown outcome was taken back.</summary>
    public AfterReversal AfterReversal { get; init; }

    /// <summary>Facts may be missing now: an earlier message of the lane is still to give them.</summary>
    public bool MayBeOpen { get; init; }

    /// <summary>Takes the codes for which the platform's tables have none; null drops them.</summary>
    public ICollection<UnmappedCode>? Unmapped { get; init; }

    /// <summary>The day whose tables a preview asks for; null takes the message's own service date.</summary>
    public DateOnly? TablesOn { get; init; }
}

/// <summary>A message that can be committed and delivered.</summary>
/// <param name="Plan">What to do, for J2 as <see cref="Plan.ToJson"/>.</param>
/// <param name="Lane">What must stay in order together.</param>
/// <param name="Keys">How operators find the message again.</param>
public sealed record PlannedMessage(Plan Plan, LaneKey Lane, ImmutableArray<JournalKey> Keys);
