using System.Text;

namespace Gateway.AdapterConformance;

/// <summary>GBK characters whose second byte looks like a separator.</summary>
internal static class SecondBytes
{
    /// <summary>One each for <c>|</c>, <c>^</c>, <c>~</c> and <c>\</c>.</summary>
    public static IReadOnlyList<string> Characters { get; } = [.. @"|^~\".Select(mark => Encoding.GetString([0xB0, (byte)mark]))];

    private static Encoding Encoding => TextEncodings.TryGet("gbk", out Encoding? encoding) ? encoding : Encoding.UTF8;
}
