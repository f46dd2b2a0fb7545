using System.Globalization;

namespace Gateway.Adapter.Hl7v2;

/// <summary>Names of fields, components and subcomponents: their number, from 1.</summary>
internal static class PositionNames
{
    public const int Max = 999;

    private static readonly string[] Names = [.. Enumerable.Range(0, Max + 1).Select(number => string.Intern(number.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The name of a position, 1 to <see cref="Max"/>.</summary>
    public static string Of(int number) => Names[number];

    /// <summary>Reads a name back.</summary>
    public static bool TryRead(string name, out int number) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Max;
}
