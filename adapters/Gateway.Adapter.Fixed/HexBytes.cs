namespace Gateway.Adapter.Fixed;

/// <summary>Bytes as pairs of hex digits.</summary>
internal static class HexBytes
{
    public static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}
