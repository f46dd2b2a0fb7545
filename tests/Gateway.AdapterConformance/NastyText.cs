using CsCheck;

namespace Gateway.AdapterConformance;

/// <summary>Texts of what means something to one format or another, Chinese whose second byte does, and characters of four bytes.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces = ["a", " ", "\"", "'", "\\", "/", "&", "<", ">", "]]>", "]]", "<![CDATA[", "&lt;", "\\u7532", "\n", "\r", "\t", "é", "甲", "誠", "㐂", "😀", "{", "[", ",", ":"];

    public static Gen<string> Any { get; } = Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(numbers => string.Concat(numbers.Select(number => Pieces[number])));
}
