using System.Collections.Immutable;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>One function and its arguments, by position.</summary>
internal sealed record CallLayout
{
    public string Name { get; init; } = "";

    /// <summary>As in the DLL's declaration, such as <c>收据号 13</c>, <c>金额 number</c>, <c>错误信息 100 out</c>.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Whether it may come several times in one message.</summary>
    public bool Many { get; init; }

    /// <summary>How what it returns is written.</summary>
    public ReturnKind Returns { get; init; }

    public IEnumerable<Issue> Faults(string member)
    {
        if (!CallsLayout.IsCallName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a function's name of letters, digits, _ and dots.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { CallsLayout.ReturnName };
        for (int index = 0; index < Arguments.Length; index++)
        {
            if (ArgumentLayout.Of(Arguments[index]) is not { } argument)
            {
                yield return LayoutReader.Wrong($"{member}.arguments[{index}]", "Expected a name, then at most a length in bytes, 'number' and 'out', with blanks between them.");
            }
            else if (!seen.Add(argument.Name))
            {
                yield return LayoutReader.Wrong($"{member}.arguments[{index}]", $"Expected a name different from those before it, and from '{CallsLayout.ReturnName}'.");
            }
        }
    }
}
