using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Which layer answers for a code, and why.</summary>
/// <param name="Concept">The concept that was asked.</param>
/// <param name="Code">The code that was asked for.</param>
/// <param name="Answer">What it becomes; null where nothing answers, or a row says that there is nothing.</param>
/// <param name="Display">Its name; null without one.</param>
/// <param name="System">URI of its code system; null where nobody says one.</param>
/// <param name="Rows">Every row for the code, nearest layer first.</param>
/// <param name="Silent">Layers that have a table of the concept but no row for the code.</param>
/// <param name="Unmapped">What a message with this code meets where nothing answers: <c>reject</c>, <c>park</c> or <c>keep</c>.</param>
/// <param name="UnmappedBy">The file that says so.</param>
/// <param name="Near">Rows whose code or name is nearest, where nothing answers.</param>
public sealed record CodeExplanation(
    string Concept, string Code, string? Answer, string? Display, string? System, ImmutableArray<ExplainedRow> Rows, ImmutableArray<string> Silent, string Unmapped, string UnmappedBy, ImmutableArray<NearCode> Near);

/// <summary>One row and its part in the answer.</summary>
/// <param name="Layer">For example <c>institution H99999900001</c>.</param>
/// <param name="At"><c>file:row</c>.</param>
/// <param name="Code">The sender's.</param>
/// <param name="Target">Ours; empty for "there is none".</param>
/// <param name="Display">Of the target.</param>
/// <param name="From">First day; null for "since ever".</param>
/// <param name="To">Last day; null for "until further notice".</param>
/// <param name="Part">What it does.</param>
public sealed record ExplainedRow(string Layer, string At, string Code, string Target, string? Display, DateOnly? From, DateOnly? To, RowPart Part);

/// <summary>A row's part in the answer.</summary>
public enum RowPart
{
    /// <summary>It answers.</summary>
    Answers,

    /// <summary>It answers that the code has no target: the code counts as unmapped.</summary>
    AnswersNone,

    /// <summary>A nearer layer answers something else.</summary>
    Shadowed,

    /// <summary>A nearer layer answers the same.</summary>
    Same,

    /// <summary>It does not hold on the day.</summary>
    NotInForce,
}

/// <summary>A row that somebody may have meant.</summary>
/// <param name="Code">The sender's.</param>
/// <param name="Target">Ours.</param>
/// <param name="Display">Its name.</param>
/// <param name="At"><c>file:row</c>.</param>
public sealed record NearCode(string Code, string Target, string? Display, string At);
