using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gateway.Canonical;

/// <summary>One name of an <see cref="ElementPath"/> and what stands behind it in brackets.</summary>
/// <param name="Name">The element, e.g. <c>identifier</c> or <c>valueCode</c>.</param>
/// <param name="Slice">Name of the slice; null where there is none.</param>
/// <param name="Position">From 1; 0 where there is none.</param>
/// <param name="IsEach">Whether it grows by one per iteration.</param>
public sealed record ElementStep(string Name, string? Slice, int Position, bool IsEach)
{
    internal static bool TryParse(string text, [NotNullWhen(true)] out ElementStep? step, [NotNullWhen(false)] out string? reason)
    {
        step = null;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? text : text[..bracket];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '-' or '_') || (bracket >= 0 && text[^1] != ']'))
        {
            reason = $"Expected a name, with [slice], [2] or [] behind it at most, instead of '{text}'.";
            return false;
        }

        reason = null;
        string? inside = bracket < 0 ? null : text[(bracket + 1)..^1];
        bool isPosition = int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int position);
        step = new ElementStep(name, isPosition || string.IsNullOrEmpty(inside) ? null : inside, position, inside is "");
        return true;
    }
}
