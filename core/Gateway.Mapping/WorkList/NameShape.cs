using System.Text;

namespace Gateway.Mapping;

/// <summary>A name as it is compared: half-width, lower case, without blanks, brackets and punctuation; and its pieces, which are pairs of neighbours and, outside ASCII, single characters.</summary>
internal static class NameShape
{
    public static string Of(string name)
    {
        var shape = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            char narrow = character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character; // full-width forms lie at a fixed distance from ASCII
            if (char.IsLetterOrDigit(narrow) || char.IsSurrogate(narrow))
            {
                shape.Append(char.ToLowerInvariant(narrow));
            }
        }

        return shape.ToString();
    }

    /// <summary>Distinct pieces; a Latin letter alone says too little to be one.</summary>
    public static HashSet<int> Pieces(string shape)
    {
        var pieces = new HashSet<int>(shape.Length * 2);
        for (int at = 0; at < shape.Length; at++)
        {
            if (!char.IsAscii(shape[at]))
            {
                pieces.Add(shape[at]);
            }

            if (at > 0)
            {
                pieces.Add((shape[at - 1] << 16) | shape[at]);
            }
        }

        return pieces;
    }
}
