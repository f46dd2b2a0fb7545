using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>One row of <c>errors.csv</c>: which texts it is about, what they mean, who failed and what to do.</summary>
/// <param name="Transactions">For example <c>2208</c>; <c>any</c> for all of them.</param>
/// <param name="Pattern">A part of the text; <c>…</c> in it stands for anything.</param>
/// <param name="Class">What it means.</param>
/// <param name="Party">Who failed.</param>
/// <param name="Chinese">What to do.</param>
/// <param name="English">The same in English.</param>
/// <param name="Place"><c>file:row</c>.</param>
public sealed record AnswerText(ImmutableArray<string> Transactions, string Pattern, AnswerClass Class, Party Party, string Chinese, string English, string Place)
{
    internal const string Any = "any";
    internal const char Gap = '…';

    private readonly string[] pieces = Pattern.Split(Gap, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether it is for every transaction.</summary>
    public bool IsForAll => Transactions.Contains(Any, StringComparer.Ordinal);

    /// <summary>Characters of the pattern that are not gaps.</summary>
    internal int Letters => pieces.Sum(piece => piece.Length);

    internal bool IsFor(string transaction) => Transactions.Contains(transaction, StringComparer.Ordinal);

    /// <summary>Whether every piece of the pattern is in the text, in order.</summary>
    internal bool Fits(string text)
    {
        int from = 0;
        foreach (string piece in pieces)
        {
            int at = text.IndexOf(piece, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + piece.Length;
        }

        return pieces.Length > 0;
    }

    /// <summary>Whether every text that fits <paramref name="later"/> fits this one too, so that a later row would never be asked.</summary>
    internal bool Hides(AnswerText later) => later.Transactions.All(IsFor) && Fits(later.Pattern);
}

/// <summary>What a text means.</summary>
public enum AnswerClass
{
    /// <summary>Answered, and nothing was done.</summary>
    Refused,

    /// <summary>What was to be taken back is gone already.</summary>
    Done,

    /// <summary>Refused because it is there already: perhaps an earlier attempt of ours, so it is asked about.</summary>
    Exists,

    /// <summary>Somebody in between answered in the platform's name: it may or may not have acted.</summary>
    Unknown,

    /// <summary>The platform takes nothing for now.</summary>
    Closed,

    /// <summary>It went to the wrong address and did not reach any business logic.</summary>
    NotReached,

    /// <summary>It does not take our key or signature: nothing was done, and nothing will be until a person mends the key.</summary>
    Key,

    /// <summary>The operator is not signed in: turned away at the door.</summary>
    SessionEnded,
}
