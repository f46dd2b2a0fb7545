using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What a source version's tables make of its samples: what is carried, what is lost, what is never tried.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version's folder.</param>
/// <param name="Messages">By sample: how much of it is carried.</param>
/// <param name="Fields">By field, as the sender names it.</param>
/// <param name="NeverSeen">Rows that read a field which no sample has.</param>
/// <param name="Elements">By target element.</param>
public sealed record CoverageReport(
    string Source, string Version, ImmutableArray<MessageLoss> Messages, ImmutableArray<FieldUse> Fields, ImmutableArray<UntriedRow> NeverSeen, ImmutableArray<ElementUse> Elements);

/// <summary>How much of a message reaches the canonical message.</summary>
/// <param name="Sample">File name.</param>
/// <param name="Message">Kind of message.</param>
/// <param name="Fields">Fields that hold a value.</param>
/// <param name="Carried">Those that a row reads.</param>
public sealed record MessageLoss(string Sample, string Message, int Fields, int Carried)
{
    /// <summary>0 to 100, one decimal place.</summary>
    public decimal Percent => Fields == 0 ? 100 : Math.Round(100m * Carried / Fields, 1);
}

/// <summary>What becomes of a field.</summary>
/// <param name="Field">Its path without positions.</param>
/// <param name="Samples">In how many samples it holds a value.</param>
/// <param name="Values">How many values it holds there.</param>
/// <param name="Dropped">How many of them nobody reads at all.</param>
/// <param name="Use">The most that is made of it.</param>
/// <param name="Rows">Rows that carry it, <c>file:row</c>.</param>
public sealed record FieldUse(string Field, int Samples, int Values, int Dropped, UseOfField Use, ImmutableArray<string> Rows);

/// <summary>What is made of a field; a later one is more.</summary>
public enum UseOfField
{
    /// <summary>Nothing.</summary>
    Dropped,

    /// <summary>A condition asks for it.</summary>
    Condition,

    /// <summary>The reply repeats it.</summary>
    Reply,

    /// <summary>It tells messages apart: id, visit, invoice, service date.</summary>
    Key,

    /// <summary>A row writes it into the canonical message.</summary>
    Carried,
}

/// <summary>A row that no sample tries.</summary>
/// <param name="TableRow"><c>file:row</c>.</param>
/// <param name="Target">What it would fill.</param>
/// <param name="Field">What it would read.</param>
public sealed record UntriedRow(string TableRow, string Target, string Field);

/// <summary>What becomes of a target element.</summary>
/// <param name="Message">Kind of message.</param>
/// <param name="Element">As the table writes it.</param>
/// <param name="Samples">How many samples fill it; 0 for never.</param>
public sealed record ElementUse(string Message, string Element, int Samples);
