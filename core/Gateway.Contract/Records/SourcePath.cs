using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>
/// A parsed path into a record: <c>PID/5/1</c>, <c>mzsf/Cardno</c>, <c>./数量</c>.
/// A step may pick among nodes of one name: <c>PID/3[2]/1</c> by position from 1, <c>PID/3[5='IdentifyNO']/1</c> by a value below.
/// <c>*</c> is any name; <c>.</c> is the node itself; <c>..</c> the one above. A path that begins with a dot starts at the current node, any other at the root.
/// </summary>
public sealed class SourcePath
{
    private readonly ImmutableArray<Step> steps;

    private SourcePath(string text, bool isRelative, ImmutableArray<Step> steps)
    {
        Text = text;
        IsRelative = isRelative;
        this.steps = steps;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Whether it starts at the current node of an <c>each</c>.</summary>
    public bool IsRelative { get; }

    /// <summary>The names on the way, without conditions, for checks against a layout.</summary>
    public IEnumerable<string> Names => steps.Select(step => step.Name);

    internal ImmutableArray<Step> Steps => steps;

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">Not a path; the message says at which character. Use <see cref="TryParse"/> for text from outside.</exception>
    public static SourcePath Parse(string text) => TryParse(text, out SourcePath? path, out string? reason) ? path : throw new FormatException(reason);

    /// <summary>Reads a path that a person wrote.</summary>
    /// <param name="text">As in the class summary.</param>
    /// <param name="path">The path; null when the result is false.</param>
    /// <param name="reason">What was expected and at which character; null when the result is true.</param>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SourcePath? path, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? reason)
    {
        path = null;
        ImmutableArray<Step>.Builder found = ImmutableArray.CreateBuilder<Step>();
        int at = 0;
        while (at < text.Length)
        {
            int nameEnd = text.AsSpan(at).IndexOfAny('/', '[');
            string name = nameEnd < 0 ? text[at..] : text.Substring(at, nameEnd);
            if (name.Length == 0)
            {
                reason = $"Expected a name at character {at + 1}.";
                return false;
            }

            at += name.Length;
            var step = new Step(string.Intern(name), 0, null, null);
            if (at < text.Length && text[at] == '[' && !TryReadCondition(text, ref at, ref step, out reason))
            {
                return false;
            }

            if (at < text.Length && text[at] != '/')
            {
                reason = $"Expected '/' at character {at + 1}.";
                return false;
            }

            at++;
            found.Add(step);
        }

        if (found.Count == 0)
        {
            reason = "A path has at least one name.";
            return false;
        }

        reason = null;
        path = new SourcePath(text, found[0].Name is "." or "..", found.ToImmutable());
        return true;
    }

    /// <summary>The first node at the path; "not there" when there is none. A plain name stands for the first node of that name; a step with a condition, a position or <c>*</c> for the first one that leads to the end.</summary>
    /// <param name="start">The root, or the current node for a relative path.</param>
    public SourceNode First(SourceNode start) => First(start, 0);

    /// <summary>Every node at the path, in the sender's order.</summary>
    public IReadOnlyList<SourceNode> All(SourceNode start)
    {
        var found = new List<SourceNode>();
        Collect(start, 0, found);
        return found;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The same path, beginning at the current node: what a condition in brackets means.</summary>
    internal SourcePath FromHere() => IsRelative ? this : new SourcePath(Text, true, steps);

    private static bool TryReadCondition(string text, ref int at, ref Step step, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? reason)
    {
        int end = text.IndexOf(']', at);
        reason = end < 0 ? $"Expected ']' after character {at + 1}." : null;
        if (reason is not null)
        {
            return false;
        }

        string inside = text[(at + 1)..end];
        int equals = inside.IndexOf('=', StringComparison.Ordinal);
        if (int.TryParse(inside, System.Globalization.NumberStyles.None, null, out int position) && position > 0)
        {
            step = step with { Position = position };
        }
        else if (equals > 0 && inside.Length > equals + 2 && inside[equals + 1] == '\'' && inside[^1] == '\'' && TryParse(inside[..equals], out SourcePath? below, out _))
        {
            step = step with { Below = below, Equal = inside[(equals + 2)..^1] };
        }
        else
        {
            reason = $"Expected a position from 1 or path='value' at character {at + 2}.";
            return false;
        }

        at = end + 1;
        return true;
    }

    private SourceNode First(SourceNode node, int from)
    {
        if (from == steps.Length || !node.Exists)
        {
            return node;
        }

        Step step = steps[from];
        if (step.Name == ".")
        {
            return First(node, from + 1);
        }

        if (step.Name == "..")
        {
            return First(node.Parent, from + 1);
        }

        if (step.IsPlain)
        {
            return First(node.Child(step.Name), from + 1);
        }

        (int seen, bool any) = (0, false);
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (!step.IsNamed(child))
            {
                continue;
            }

            (any, seen) = (true, seen + 1);
            if (step.Picks(child, seen) && First(child, from + 1) is { Exists: true } found)
            {
                return found;
            }
        }

        return any ? default : First(step.Head(node), from + 1);
    }

    private void Collect(SourceNode node, int from, List<SourceNode> found)
    {
        if (!node.Exists)
        {
            return;
        }

        if (from == steps.Length)
        {
            found.Add(node);
            return;
        }

        switch (steps[from].Name)
        {
            case ".":
                Collect(node, from + 1, found);
                break;
            case "..":
                Collect(node.Parent, from + 1, found);
                break;
            default:
                CollectBelow(node, from, found);
                break;
        }
    }

    private void CollectBelow(SourceNode node, int from, List<SourceNode> found)
    {
        Step step = steps[from];
        (int seen, bool any) = (0, false);
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (step.IsNamed(child))
            {
                (any, seen) = (true, seen + 1);
                if (step.Picks(child, seen))
                {
                    Collect(child, from + 1, found);
                }
            }
        }

        if (!any)
        {
            Collect(step.Head(node), from + 1, found);
        }
    }

    internal sealed record Step(string Name, int Position, SourcePath? Below, string? Equal)
    {
        public bool IsPlain => Position == 0 && Below is null && Name != "*";

        public bool IsNamed(SourceNode child) => Name == "*" || child.Name == Name;

        public bool Picks(SourceNode child, int position) => (Position == 0 || Position == position) && (Below is null || (Below.First(child).Text ?? "") == Equal);

        /// <summary>Child 1 of a plain HL7 value is the value itself.</summary>
        public SourceNode Head(SourceNode node) => Position <= 1 && Below is null ? node.Child(Name) : default;
    }
}
