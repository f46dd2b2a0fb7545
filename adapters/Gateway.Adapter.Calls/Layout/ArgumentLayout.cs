namespace Gateway.Adapter.Calls.Layout;

/// <summary>One argument of a function.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Length">Most bytes that its buffer holds; null where the declaration does not say.</param>
/// <param name="IsNumber">Written without quotes.</param>
/// <param name="IsOut">The function fills it: a caller may leave it away.</param>
internal sealed record ArgumentLayout(string Name, int? Length, bool IsNumber, bool IsOut)
{
    /// <summary>Reads <c>NAME [LENGTH] [number] [out]</c>; null when it is none.</summary>
    public static ArgumentLayout? Of(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !CallsLayout.IsNodeName(words[0]))
        {
            return null;
        }

        var argument = new ArgumentLayout(words[0], null, IsNumber: false, IsOut: false);
        foreach (string word in words.Skip(1))
        {
            ArgumentLayout? next = word switch
            {
                "number" when !argument.IsNumber => argument with { IsNumber = true },
                "out" when !argument.IsOut => argument with { IsOut = true },
                _ when argument.Length is null && int.TryParse(word, System.Globalization.NumberStyles.None, null, out int length) && length > 0 => argument with { Length = length },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            argument = next;
        }

        return argument;
    }
}
