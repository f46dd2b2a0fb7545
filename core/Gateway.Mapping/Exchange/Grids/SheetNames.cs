namespace Gateway.Mapping;

/// <summary>Names that a sheet may have: 31 characters, none of <c>[]:*?/\</c>.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    /// <summary>A name made fit, and told apart from those that are taken.</summary>
    public static string Of(string name, ICollection<string>? taken = null)
    {
        string fit = string.Concat(name.Select(letter => letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'' ? '~' : letter));
        fit = fit.Length > Longest ? fit[..Longest] : fit;
        for (int number = 2; taken?.Contains(fit, StringComparer.OrdinalIgnoreCase) == true; number++)
        {
            string tail = $"~{number}";
            fit = (fit.Length + tail.Length > Longest ? fit[..(Longest - tail.Length)] : fit) + tail;
        }

        return fit;
    }
}
