using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Canonical;

/// <summary>
/// A parsed path to an element of the canonical model: <c>Patient.identifier[idcard].value</c>, <c>Condition#main.code</c>, <c>ChargeItem[].quantity.value</c>;
/// one that begins with a dot continues from the current element: <c>.quantity.value</c>.
/// Behind a name may stand <c>[slice]</c>, <c>[2]</c> (position from 1) or <c>[]</c> (one per iteration).
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Type">Resource type; null for a path that continues.</param>
/// <param name="Label">Tells instances of one type apart; null where the path has none.</param>
/// <param name="IsMany">Whether <c>[]</c> follows the type: one resource per iteration.</param>
/// <param name="Steps">Elements below.</param>
public sealed record ElementPath(string Text, string? Type, string? Label, bool IsMany, ImmutableArray<ElementStep> Steps)
{
    /// <summary>Reads a path that a person wrote.</summary>
    /// <param name="text">As in the class summary.</param>
    /// <param name="path">The path; null when the result is false.</param>
    /// <param name="reason">What was expected and where; null when the result is true.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ElementPath? path, [NotNullWhen(false)] out string? reason)
    {
        path = null;
        bool isRelative = text.StartsWith('.');
        var steps = new List<ElementStep>();
        foreach (string part in Parts(isRelative ? text[1..] : text))
        {
            if (!ElementStep.TryParse(part, out ElementStep? step, out reason))
            {
                return false;
            }

            steps.Add(step);
        }

        if (isRelative)
        {
            reason = null;
            path = new ElementPath(text, null, null, false, [.. steps]);
            return true;
        }

        ElementStep head = steps[0];
        int hash = head.Name.IndexOf('#', StringComparison.Ordinal);
        string type = hash < 0 ? head.Name : head.Name[..hash];
        if (type.Length == 0 || head.Slice is not null || head.Position > 0)
        {
            reason = $"Expected a resource type before '{text}', with [] or #label at most.";
            return false;
        }

        reason = null;
        path = new ElementPath(text, type, hash < 0 ? null : head.Name[(hash + 1)..], head.IsEach, [.. steps.Skip(1)]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static IEnumerable<string> Parts(string text)
    {
        int start = 0, depth = 0;
        for (int at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (text[at] == '.' && depth == 0)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }
}
