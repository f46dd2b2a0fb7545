namespace Gateway.Mapping;

/// <summary>Numbers as people type them: <c>1,234.50</c>, <c>１２</c>, <c>¥12</c>, <c>12元</c>, <c>15%</c>.</summary>
internal static class LooseNumber
{
    public static bool TryRead(string text, out decimal number)
    {
        string plain = HalfWidth.Of(text).Trim().Replace('￥', '¥');
        bool isPercent = plain.EndsWith('%');
        plain = isPercent || plain.EndsWith('元') ? plain[..^1].TrimEnd() : plain;
        plain = plain.StartsWith('¥') ? plain[1..].TrimStart() : plain;
        number = 0;
        decimal? read = TryUngroup(plain, out string digits) && DecimalText.TryRead(digits, out decimal plainNumber) ? plainNumber : null;
        read = isPercent && read is { } hundredths ? DecimalText.Times(hundredths, 0.01m) : read;
        number = read ?? 0;
        return read is not null;
    }

    // Separators count only where they belong: 1,234.50 but not 1,23.
    private static bool TryUngroup(string text, out string digits)
    {
        string whole = text.Split('.')[0];
        string[] groups = whole.Split(',');
        digits = string.Concat(groups) + text[whole.Length..];
        return groups.Length == 1 || (groups[0].TrimStart('+', '-').Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit)));
    }
}
