using System.Collections.Immutable;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls;

/// <summary>A call by position.</summary>
internal sealed record PositionalCall(CallLayout Layout, ImmutableArray<ArgumentLayout> Arguments)
{
    /// <summary>How many arguments a caller gives at least.</summary>
    public int Fewest { get; } = 1 + Arguments.Select((argument, index) => argument.IsOut ? -1 : index).DefaultIfEmpty(-1).Max();
}
