using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Orders version names by their numbers: <c>1.9</c> before <c>1.10</c>.</summary>
internal static class VersionOrder
{
    public static string Of(string version) =>
        string.Join('.', version.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number.ToString("D9", CultureInfo.InvariantCulture) : part));
}
