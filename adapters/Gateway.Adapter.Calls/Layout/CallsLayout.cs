using System.Buffers;
using System.Collections.Immutable;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record CallsLayout
{
    /// <summary>Name of the node that holds what a call returned.</summary>
    public const string ReturnName = "return";

    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    /// <summary>How lines are written; each kind of end is read.</summary>
    public LineEnd LineEnd { get; init; }

    /// <summary>Calls whose arguments have meaning by position.</summary>
    public ImmutableArray<CallLayout> Calls { get; init; } = [];

    /// <summary>What is set and asked for value by value.</summary>
    public ImmutableArray<GroupLayout> Groups { get; init; } = [];

    /// <summary>Whether a text can be a step of a path.</summary>
    public static bool IsNodeName(string name) => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(PathMarks);

    /// <summary>Whether a text can stand before the bracket of a call.</summary>
    public static bool IsCallName(string name) => name.Length is > 0 and <= CallBook.MaxNameBytes && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.');

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (Calls.IsEmpty && Groups.IsEmpty)
        {
            yield return LayoutReader.Wrong("calls", "Expected at least one call or group.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < Calls.Length; index++)
        {
            string member = $"calls[{index}]";
            if (!names.Add(Calls[index].Name))
            {
                yield return LayoutReader.Wrong($"{member}.name", "Expected a name different from those before it.");
            }

            foreach (Issue fault in Calls[index].Faults(member))
            {
                yield return fault;
            }
        }

        for (int index = 0; index < Groups.Length; index++)
        {
            string member = $"groups[{index}]";
            if (!names.Add(Groups[index].Name))
            {
                yield return LayoutReader.Wrong($"{member}.name", "Expected a name different from those before it, and from calls.");
            }

            foreach (Issue fault in Groups[index].Faults(member).Concat(CallFaults(member, Groups[index])))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<Issue> CallFaults(string member, GroupLayout group)
    {
        foreach (string call in group.AllCalls.Where(call => Calls.Any(plain => plain.Name == call)))
        {
            yield return LayoutReader.Wrong(member, $"Expected that {call} stands under calls or in a group, not both.");
        }
    }
}
