using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Changes a flow. Does nothing once the flow has a fault; bad values set one, nothing throws.</summary>
internal delegate void TransformStep(ref Flow flow, RowScope scope);

/// <summary>What stands behind a transform's name.</summary>
/// <param name="text">The arguments as written.</param>
/// <param name="sources">Reads arguments that name another place, as in <c>concat</c>.</param>
internal sealed class TransformArguments(string text, SourceParser sources)
{
    private readonly ImmutableArray<string> words = Words(text);

    /// <summary>What is wrong with them; null while nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Everything as one text, quotes around it removed.</summary>
    public string Rest { get; } = Unquoted(text);

    public int Count => words.Length;

    /// <summary>One word, quotes removed; empty where there is none.</summary>
    public string Word(int index) => index < words.Length ? Unquoted(words[index]) : "";

    /// <summary>A whole number; -1 and a fault where there is none.</summary>
    public int Whole(int index, int least, int most)
    {
        if (int.TryParse(Word(index), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        Fail($"Expected a whole number from {least} to {most}.");
        return -1;
    }

    /// <summary>A reader of another place.</summary>
    public ReadStep? Source(int index)
    {
        if (sources.TryParse(index < words.Length ? words[index] : "", out SourceExpression? source, out string? reason))
        {
            return source is SourceExpression.Reference ? FailRead("Expected a value, not a reference.") : SourceReader.One(source);
        }

        return FailRead(reason);
    }

    /// <summary>Says what was expected.</summary>
    /// <returns>Null, so that a compile function can return it.</returns>
    public TransformStep? Fail(string reason)
    {
        Fault ??= reason;
        return null;
    }

    private ReadStep? FailRead(string reason)
    {
        Fault ??= reason;
        return null;
    }

    private static string Unquoted(string text) => text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' ? text[1..^1] : text;

    private static ImmutableArray<string> Words(string text)
    {
        ImmutableArray<string>.Builder found = ImmutableArray.CreateBuilder<string>();
        (int start, int depth, bool isQuoted) = (0, 0, false);
        for (int at = 0; at <= text.Length; at++)
        {
            bool isEnd = at == text.Length || (text[at] == ' ' && !isQuoted && depth == 0);
            isQuoted ^= at < text.Length && text[at] == '\'';
            depth += at == text.Length || isQuoted ? 0 : text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (isEnd)
            {
                if (at > start)
                {
                    found.Add(text[start..at]);
                }

                start = at + 1;
            }
        }

        return found.ToImmutable();
    }
}
