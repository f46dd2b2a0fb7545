using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>交易名称 by number: <c>transactions.csv</c> (infno,name) beside the tables.</summary>
internal static class TransactionNames
{
    private static readonly ImmutableArray<string> Columns = ["infno", "name"];

    /// <summary>Empty where there is no such file.</summary>
    public static IReadOnlyDictionary<string, string> Load(string folder)
    {
        string path = Path.Combine(folder, "transactions.csv");
        TableFile? table = File.Exists(path) ? TableFile.Load(path, "transactions.csv", Columns, Columns, new FaultList()) : null;
        return table?.Rows.ToDictionary(row => row["infno"], row => row["name"], StringComparer.Ordinal) ?? [];
    }
}
