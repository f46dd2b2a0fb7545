using System.Collections.Immutable;
using Gateway.Console.Api;

namespace Gateway.Console.Views;

/// <summary>How a correction would change a message, without the persons in it.</summary>
/// <param name="BytesBefore">Of the message.</param>
/// <param name="BytesAfter">Of the correction.</param>
/// <param name="IsText">False where one of the two is no text, or longer than 200 000 bytes: then only sizes and fields are compared.</param>
/// <param name="IsShape">Only the shape of values is shown, because nobody knows yet who is in the message.</param>
/// <param name="Lines">Lines that differ, with the numbers that they have in the message and in the correction; at most 400.</param>
/// <param name="HiddenLines">Lines that differ and are not shown.</param>
/// <param name="SameLines">Lines that are as they were.</param>
/// <param name="Fields">Fields that differ, as the adapter reads both; at most 200.</param>
/// <param name="HiddenFields">Fields that differ and are not shown.</param>
/// <param name="Fault">Why the correction could not be read or mapped, as things are; null when it can.</param>
public sealed record CorrectionView(
    int BytesBefore, int BytesAfter, bool IsText, bool IsShape, ImmutableArray<ChangedLine> Lines, int HiddenLines, int SameLines, ImmutableArray<ChangedField> Fields, int HiddenFields, Refusal? Fault);

/// <summary>A line that only one of the two has.</summary>
/// <param name="Old">Its number in the message, from 1; null where it is put in.</param>
/// <param name="New">Its number in the correction, from 1; null where it is taken out.</param>
public sealed record ChangedLine(int? Old, int? New, string Text);

/// <summary>A field whose value differs.</summary>
/// <param name="Path">As tables name it.</param>
/// <param name="Before">Null where the message does not have it.</param>
/// <param name="After">Null where the correction does not have it.</param>
/// <param name="IsMasked">Both values are hidden although they differ.</param>
public sealed record ChangedField(string Path, string? Before, string? After, bool IsMasked);
