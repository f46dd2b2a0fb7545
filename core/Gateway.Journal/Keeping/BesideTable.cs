using System.Collections.Immutable;
using static Gateway.Journal.SqlKind;

namespace Gateway.Journal;

/// <summary>A table that does not follow from the log, so that a journal that moves must take it along: the work list of codes, and jobs.</summary>
/// <param name="Name">The same in every engine.</param>
/// <param name="Columns">Names and what they hold; the first ones are its key.</param>
/// <param name="IsNumbered">The engine itself gives new rows their number, in the first column.</param>
internal sealed record BesideTable(string Name, ImmutableArray<(string Name, SqlKind Kind)> Columns, bool IsNumbered = false)
{
    public static ImmutableArray<BesideTable> All { get; } =
    [
        new("unmapped", [("id", Number), .. Texts("institution", "source", "concept", "code"), ("direction", Number), .. Texts("version", "display"), ("action", Number), .. Texts("table_row", "service_date"), .. Numbers("messages", "first_seen", "last_seen", "last_message")], IsNumbered: true),
        new("unmapped_message", Numbers("unmapped", "same", "message")),
        new("job", [("id", Number), .. Texts("action", "filter", "canary"), ("rate", Number), .. Texts("actor", "reason"), .. Numbers("started_at", "up_to", "state", "cursor", "begun", "done", "failed"), ("stop_reason", Text), ("changed_at", Number)]),
        new("job_item", [.. Numbers("job", "message", "watched", "result"), .. Texts("fault_before", "fault", "note"), ("at", Number)]),
    ];

    /// <summary>Its columns, as a statement names them.</summary>
    public string Names => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>One parameter for each: <c>?1, ?2 …</c>.</summary>
    public string Places => string.Join(", ", Enumerable.Range(1, Columns.Length).Select(place => $"?{place}"));

    public static BesideTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    private static ImmutableArray<(string, SqlKind)> Texts(params string[] names) => [.. names.Select(name => (name, Text))];

    private static ImmutableArray<(string, SqlKind)> Numbers(params string[] names) => [.. names.Select(name => (name, Number))];
}
