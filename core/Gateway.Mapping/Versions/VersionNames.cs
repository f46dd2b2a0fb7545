using System.Globalization;

namespace Gateway.Mapping;

/// <summary>The order of version names: part by part between the dots, numbers as numbers, so that 1.10 comes after 1.9.</summary>
internal sealed class VersionNames : IComparer<string>
{
    public static VersionNames Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        string[] left = (x ?? "").Split('.'), right = (y ?? "").Split('.');
        for (int at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            if (ComparePart(left[at], right[at]) is var order and not 0)
            {
                return order;
            }
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(x, y);
    }

    private static int ComparePart(string left, string right)
    {
        bool areNumbers = TryRead(left, out long low) & TryRead(right, out long high);
        return areNumbers ? low.CompareTo(high) : string.CompareOrdinal(left, right);
    }

    private static bool TryRead(string part, out long number) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
