using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads <c>each</c> cells: <c>mzsf/item</c>, <c>ChargeItem[]</c>, <c>canonical:ChargeItem[]</c>, <c>outcome:issues</c>; levels are joined by <c> &gt; </c>.</summary>
internal sealed class EachParser(TableKind kind, ElementModel model)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="levels">Outermost first; empty for an empty cell.</param>
    /// <param name="reason">What was expected; null when the result is true.</param>
    public bool TryParse(string text, out ImmutableArray<EachPath> levels, out string? reason)
    {
        ImmutableArray<EachPath>.Builder found = ImmutableArray.CreateBuilder<EachPath>();
        (levels, reason) = ([], null);
        foreach (string part in text.Length == 0 ? [] : text.Split('>', StringSplitOptions.TrimEntries))
        {
            EachPath? level = Level(part, found.LastOrDefault(), out reason);
            if (level is null)
            {
                return false;
            }

            found.Add(level);
        }

        levels = found.ToImmutable();
        return true;
    }

    /// <summary>The path that relative canonical paths of a row continue; null where no each walks the canonical message.</summary>
    public static BoundPath? ContinuesOf(ImmutableArray<EachPath> levels) => (levels.LastOrDefault() as EachPath.Elements)?.Path;

    private EachPath? Level(string text, EachPath? above, out string? reason) => kind switch
    {
        TableKind.Message or TableKind.Answer => Nodes(text, text, out reason),
        TableKind.Platform => Elements(text, text, above, false, out reason),
        _ when text.StartsWith("request:", StringComparison.Ordinal) => Nodes(text, text["request:".Length..], out reason),
        _ when text.StartsWith("canonical:", StringComparison.Ordinal) => Elements(text, text["canonical:".Length..], above, false, out reason),
        _ when text.StartsWith("answer:", StringComparison.Ordinal) => Elements(text, text["answer:".Length..], above, true, out reason),
        _ when text == "outcome:issues" => Issues(text, out reason),
        _ when text.StartsWith("./", StringComparison.Ordinal) => Nodes(text, text, out reason),
        _ when text.StartsWith('.') => Elements(text, text, above, false, out reason),
        _ => Unknown(out reason),
    };

    private static EachPath.Nodes? Nodes(string text, string path, out string? reason) =>
        SourcePath.TryParse(path, out SourcePath? bound, out reason) ? new EachPath.Nodes(text, bound) : null;

    private EachPath.Elements? Elements(string text, string path, EachPath? above, bool inAnswer, out string? reason)
    {
        bool isBound = model.TryBind(path, (above as EachPath.Elements)?.Path, out BoundPath? bound, out PathFault? fault);
        reason = fault?.Reason ?? (path.EndsWith("[]", StringComparison.Ordinal) ? null : "Expected a path that ends in [].");
        return isBound && reason is null ? new EachPath.Elements(text, bound!, inAnswer) : null; // bound when isBound
    }

    private static EachPath.Issues Issues(string text, out string? reason)
    {
        reason = null;
        return new EachPath.Issues(text);
    }

    private static EachPath? Unknown(out string? reason)
    {
        reason = "Expected request:PATH, canonical:TYPE[], answer:TYPE[] or outcome:issues.";
        return null;
    }
}
