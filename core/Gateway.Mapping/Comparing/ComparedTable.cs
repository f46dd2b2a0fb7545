using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A table as a comparison sees it: any columns, no faults. A file that is not there has no rows.</summary>
/// <param name="Name">Below the version folder.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Columns">Of the header.</param>
/// <param name="Rows">Rows that hold anything.</param>
internal sealed record ComparedTable(string Name, ComparedKind Kind, ImmutableArray<string> Columns, ImmutableArray<ComparedRow> Rows)
{
    public static ComparedTable Read(string name, string path)
    {
        List<ImmutableArray<string>> rows = File.Exists(path) ? CsvText.Rows(File.ReadAllText(path, Encoding.UTF8)) : [];
        ImmutableArray<string> columns = rows.Count == 0 ? [] : [.. rows[0].Select(cell => cell.Trim())];
        ComparedKind kind = KindOf(name, columns);
        return new ComparedTable(name, kind, [.. columns.Where(column => column.Length > 0).Distinct(StringComparer.Ordinal)],
        [
            .. rows.Select((cells, index) => new ComparedRow(kind, index + 1, columns, cells)).Skip(1).Where(row => row.HoldsAnything),
        ]);
    }

    private static ComparedKind KindOf(string name, ImmutableArray<string> columns) =>
        name.StartsWith("codes/", StringComparison.Ordinal) ? ComparedKind.Codes
        : name.EndsWith(".reply.csv", StringComparison.Ordinal) ? ComparedKind.Reply
        : columns.Contains("target", StringComparer.Ordinal) && columns.Contains("source", StringComparer.Ordinal) ? ComparedKind.Canonical
        : columns.Contains("node", StringComparer.Ordinal) && columns.Contains("source", StringComparer.Ordinal) ? ComparedKind.Platform
        : ComparedKind.Other;
}

/// <summary>What the rows of a table are.</summary>
internal enum ComparedKind
{
    /// <summary>Sender to canonical message, or answer to canonical answer.</summary>
    Canonical,

    /// <summary>Outcome to the sender's record.</summary>
    Reply,

    /// <summary>Canonical message to transaction.</summary>
    Platform,

    /// <summary>Codes of one concept.</summary>
    Codes,

    /// <summary>Any other list; its first two columns name a row.</summary>
    Other,
}
