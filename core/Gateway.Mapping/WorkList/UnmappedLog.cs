using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>The codes that one run of a table did not find, each once. Costs nothing until the first one.</summary>
/// <param name="source">The source's id, or <c>platform:KIND</c>.</param>
/// <param name="version">Of the source or the platform's tables.</param>
internal sealed class UnmappedLog(string source, string version)
{
    private List<UnmappedCode>? codes;

    public void Add(CompiledValue value, RowScope scope, string code, UnmappedAction action)
    {
        CodeDirection direction = value.IsBackward ? CodeDirection.Back : CodeDirection.Forward;
        string? display = value.Name?.Of(scope) is { Length: > 0 } name ? MaskedText.Of(name, UnmappedCode.LongestDisplay) : null;
        var found = new UnmappedCode(
            source, version, value.Concept!, MaskedText.Of(code, UnmappedCode.LongestCode), direction, display, action, value.Row.Reference, scope.Institution?.Code ?? "", scope.ServiceDate); // codes need a concept
        codes ??= [];
        if (!codes.Exists(known => (known.Concept, known.Code, known.Direction) == (found.Concept, found.Code, found.Direction)))
        {
            codes.Add(found);
        }
    }

    public ImmutableArray<UnmappedCode> ToImmutable() => codes is null ? [] : [.. codes];

    /// <summary>Hands what was found to somebody who keeps it; null drops it.</summary>
    public void HandTo(ICollection<UnmappedCode>? keeper)
    {
        foreach (UnmappedCode code in keeper is null ? [] : ToImmutable())
        {
            keeper!.Add(code); // not empty only with a keeper
        }
    }
}
