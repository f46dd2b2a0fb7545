using Gateway.Contract;
using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>A compiled row as the checks see it, whatever kind of table it stands in.</summary>
/// <param name="Value">Its value columns.</param>
/// <param name="Levels">What it walks, outermost first.</param>
/// <param name="Target">As written: a FHIR path, <c>node/field</c>, a path in a reply or <c>fact:NAME</c>.</param>
internal sealed record CheckedRow(CompiledValue Value, ImmutableArray<EachPath> Levels, string Target)
{
    public TableRow Row => Value.Row;

    /// <summary>The each as one text: rows of one each and one target write to one place.</summary>
    public string Walk => Row["each"];

    public ImmutableArray<string> Calls { get; } = Value.Pipe.Steps.IsEmpty ? [] : [.. TransformPipe.Calls(Value.Row["transform"])];
}
