using System.Buffers;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>What can divide fields, and what can be called one.</summary>
internal static class MarkRules
{
    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    /// <summary>One ASCII character, neither letter, digit nor line break.</summary>
    public static bool IsMark(string text) => text.Length == 1 && char.IsAscii(text[0]) && !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('\r' or '\n' or '\0');

    /// <summary>A name that can stand in a path.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(PathMarks);

    /// <summary>First fields that can be recognised byte by byte.</summary>
    public static bool IsBeginning(string text) => text.Length > 0 && text.All(char.IsAscii);
}
