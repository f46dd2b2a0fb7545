using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What the checks of values share.</summary>
internal static class ValueFaults
{
    /// <summary>The nearest literal of a code element, or nothing.</summary>
    public static string HintOf(string text, BoundPath path) => path.Literals is { IsEmpty: false } literals ? NearestName.Hint(text, literals) : "";
}
