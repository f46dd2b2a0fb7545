using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Changes a flow. Does nothing once the flow has a fault; bad values set one, nothing throws.</summary>
internal delegate void TransformStep(ref Flow flow, RowScope scope);

/// <summary>What stands behind a transform's name.</summary>
/// <param name="text">The arguments as written.</param>
/// <param name="sources">Reads arguments that name another place, as in <c>concat</c>.</param>
/// <param name="names">What tables may name; null where nobody knows, and every name passes.</param>
internal sealed class TransformArguments(string text, SourceParser sources, ConceptNames? names = null)
{
    public const string NoneTaken = "It takes no arguments.";

    private readonly ImmutableArray<string> words = Words(text);

    /// <summary>What is wrong with them; null while nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Everything as one text, quotes around it removed.</summary>
    public string Rest { get; } = Unquoted(text);

    public int Count => words.Length;

    /// <summary>Each word, quotes removed.</summary>
    public ImmutableArray<string> AllWords => [.. words.Select(Unquoted)];

    /// <summary>Whether the table writes replies, where codes go from ours to the sender's.</summary>
    public bool IsReply => sources.Kind == TableKind.Reply;

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
    public ReadStep? Source(int index) => Source(index, SourceReader.One);

    /// <summary>A reader of every value of another place.</summary>
    public ReadStep? Sources(int index) => Source(index, SourceReader.Many);

    private ReadStep? Source(int index, Func<SourceExpression, ReadStep> reader)
    {
        if (sources.TryParse(index < words.Length ? words[index] : "", out SourceExpression? source, out string? reason))
        {
            return source is SourceExpression.Reference ? FailRead("Expected a value, not a reference.") : reader(source);
        }

        return FailRead(reason);
    }

    /// <summary>Whether there is a code table of this name; a fault where there is none.</summary>
    public bool KnowsConcept(string concept)
    {
        if (concept.Length == 0)
        {
            Fail("Expected the name of a code table.");
        }
        else if (names?.Contains(concept) == false)
        {
            Fail($"Expected a code table '{concept}' in the source, an institution, a region or the nation.{NearestName.Hint(concept, names.All)}");
        }

        return Fault is null;
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

    internal static string Unquoted(string text) => text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' ? text[1..^1] : text;

    internal static ImmutableArray<string> Words(string text)
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
