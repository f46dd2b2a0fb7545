namespace Gateway.Mapping;

/// <summary>Full-width forms (Unicode FF01–FF5E and the ideographic space 3000) as ASCII.</summary>
internal static class HalfWidth
{
    public static string Of(string text) => string.Create(text.Length, text, static (target, from) =>
    {
        for (int at = 0; at < target.Length; at++)
        {
            target[at] = Of(from[at]);
        }
    });

    public static char Of(char character) => character switch { '\u3000' => ' ', >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0), _ => character };
}
