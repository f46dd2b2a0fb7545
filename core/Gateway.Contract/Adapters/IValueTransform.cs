using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>
/// A transform that no table can spell, brought by a plugin; tables write <c>plugin:NAME ARGUMENT…</c>.
/// It is a pure function: same text and arguments, same result; no clock, no chance, no files, no state. One instance serves all threads.
/// </summary>
public interface IValueTransform
{
    /// <summary>In lower case letters, digits and hyphens; unique among the installed plugins.</summary>
    string Name { get; }

    /// <summary>Says what is wrong with a call, when the table loads.</summary>
    /// <param name="arguments">The words behind the name, quotes removed.</param>
    /// <returns>What was expected, in one sentence; null when the arguments are right.</returns>
    string? FaultOf(ImmutableArray<string> arguments) => null;

    /// <summary>Transforms one value.</summary>
    /// <param name="text">The value, never empty.</param>
    /// <param name="arguments">As <see cref="FaultOf"/> accepted them.</param>
    TransformResult Apply(string text, ImmutableArray<string> arguments);
}

/// <summary>What a transform made of a value: a text, nothing, or what was expected.</summary>
/// <param name="Text">Null for nothing.</param>
/// <param name="Expected">One sentence that does not quote the value; null when the value could be used.</param>
public readonly record struct TransformResult(string? Text, string? Expected)
{
    /// <summary>The new text; null or empty is "nothing there".</summary>
    public static TransformResult Of(string? text) => new(text, null);

    /// <summary>The value cannot be used.</summary>
    /// <param name="expected">What was expected, in one sentence that does not quote the value.</param>
    public static TransformResult Refused(string expected) => new(null, expected);
}
