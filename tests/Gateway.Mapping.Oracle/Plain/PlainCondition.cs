namespace Gateway.Mapping.Oracle;

/// <summary>Reads and judges a condition in one go, from left to right.</summary>
internal sealed class PlainCondition
{
    private static readonly Once<string[]> Known = new(Cut);
    private readonly Func<string, string?> read;
    private readonly Func<string, bool> exists;
    private readonly Queue<string> words;

    private PlainCondition(string text, Func<string, string?> read, Func<string, bool> exists) =>
        (words, this.read, this.exists) = (new Queue<string>(Known.Of(text)), read, exists);

    public static bool Holds(string text, Func<string, string?> read, Func<string, bool> exists) => new PlainCondition(text, read, exists).Or();

    private static string[] Cut(string text)
    {
        const string signs = @"'[^']*'|[<>!]=|[<>=(),]|(?:\[[^\]]*\]|[^\s<>=!(),'\[])+";
        return [.. System.Text.RegularExpressions.Regex.Matches(text, signs, System.Text.RegularExpressions.RegexOptions.None, System.Text.RegularExpressions.Regex.InfiniteMatchTimeout).Select(match => match.Value)];
    }

    private bool Or()
    {
        bool holds = And();
        while (Take("or"))
        {
            holds |= And();
        }

        return holds;
    }

    private bool And()
    {
        bool holds = Term();
        while (Take("and"))
        {
            holds &= Term();
        }

        return holds;
    }

    private bool Term()
    {
        if (Take("not"))
        {
            return !Term();
        }

        if (Take("("))
        {
            bool inner = Or();
            words.Dequeue();
            return inner;
        }

        if (Take("exists"))
        {
            return exists(words.Dequeue());
        }

        string? left = read(words.Dequeue());
        string sign = words.Dequeue();
        return sign == "in" ? In(left) : Compares(left, sign, Unquote(words.Dequeue()));
    }

    private bool In(string? left)
    {
        var members = new List<string>();
        while (words.Dequeue() != ")")
        {
            members.Add(Unquote(words.Dequeue()));
            if (words.Peek() == ")")
            {
                words.Dequeue();
                break;
            }
        }

        return left is not null && members.Contains(left);
    }

    // Equality is by letter; order is by number where both are numbers, else by UTF-16 unit.
    private static bool Compares(string? left, string sign, string right)
    {
        if (left is null)
        {
            return sign == "!=";
        }

        if (sign is "=" or "!=")
        {
            return left == right == (sign == "=");
        }

        int order = PlainNumber.Read(left) is { } first && PlainNumber.Read(right) is { } second ? first.Against(second) : string.CompareOrdinal(left, right);
        return (order < 0 && sign[0] == '<') || (order > 0 && sign[0] == '>') || (order == 0 && sign.Length == 2);
    }

    private bool Take(string word)
    {
        bool isThere = words.TryPeek(out string? next) && next == word;
        if (isThere)
        {
            words.Dequeue();
        }

        return isThere;
    }

    private static string Unquote(string word) => word[0] == '\'' ? word[1..^1] : word;
}
