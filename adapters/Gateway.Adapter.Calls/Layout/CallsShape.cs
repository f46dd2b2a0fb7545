using System.Collections.Frozen;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>Which calls, arguments and named values a record of a layout has.</summary>
internal static class CallsShape
{
    public static RecordShape Of(CallsLayout layout) => new()
    {
        Named = layout.Calls.Select(call => (call.Name, Shape: Call(call)))
            .Concat(layout.Groups.Select(group => (group.Name, Shape: Group(group))))
            .ToFrozenDictionary(place => place.Name, place => place.Shape, StringComparer.Ordinal),
    };

    private static RecordShape Call(CallLayout call) => new()
    {
        Named = call.Arguments.Select(argument => ArgumentLayout.Of(argument)!.Name) // the layout has no faults
            .Append(CallsLayout.ReturnName)
            .ToFrozenDictionary(name => name, _ => RecordShape.Value, StringComparer.Ordinal),
        Repeats = call.Many,
    };

    private static RecordShape Group(GroupLayout group) => new()
    {
        Named = group.Values.SelectMany(value => value.Names).Distinct().ToFrozenDictionary(name => name, _ => RecordShape.Value, StringComparer.Ordinal),
        Rest = group.Values.Any(value => value.Names.IsEmpty) ? RecordShape.Value : null,
        Repeats = group.Many,
    };
}
