using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What can be done about a transaction whose outcome is unknown: <c>recovery.csv</c>. Plans that say nothing of their own follow it.</summary>
public sealed class RecoveryTable
{
    private readonly FrozenDictionary<string, RecoveryRow> rows;

    private RecoveryTable(IEnumerable<RecoveryRow> rows) => this.rows = rows.ToFrozenDictionary(row => row.Transaction, StringComparer.Ordinal);

    /// <summary>Every row.</summary>
    public ImmutableArray<RecoveryRow> Rows => rows.Values;

    /// <summary>A transaction's row; null when the table does not know it.</summary>
    public RecoveryRow? Find(string transaction) => rows.GetValueOrDefault(transaction);

    /// <summary>Reads the table.</summary>
    /// <returns>The table, or every row that is not of the format.</returns>
    public static Outcome<RecoveryTable> Load(string file)
    {
        Outcome<KnowledgeTable> table = KnowledgeTable.Load(file, ["infno", "kind", "unknown", "ask", "rows", "recognise", "every", "reverse", "undo", "dead", "nothing", "note"]);
        if (!table.TryGetValue(out KnowledgeTable? read))
        {
            return Outcome.Refused<RecoveryTable>(table.Issues);
        }

        var issues = ImmutableArray.CreateBuilder<Issue>();
        RecoveryRow[] all = [.. read.Rows.Select(row => RecoveryRow.Read(row, issues)).OfType<RecoveryRow>()];
        issues.AddRange(all.GroupBy(row => row.Transaction, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => PlanCheck.Fault(file, $"Expected one row for {group.Key}.")));
        return issues.Count == 0 ? Outcome.Of(new RecoveryTable(all)) : Outcome.Refused<RecoveryTable>(issues.ToImmutable());
    }

    /// <summary>Gives a step what the table knows and the plan does not say.</summary>
    internal PlanStep Complete(PlanStep step)
    {
        if (step.Kind != StepKind.Effect || step.Ask is not null || step.Unknown != WhenUnknown.Again || Find(step.Transaction) is not { Ask: not null } row || row.Unknown == WhenUnknown.Again)
        {
            return step;
        }

        return step with { Unknown = row.Unknown, Ask = row.Ask, Reverse = step.Reverse ?? row.Reverse };
    }

    /// <summary>Whether the transaction takes something back, so that "it is gone already" means done.</summary>
    internal bool IsTakingBack(string transaction) => Find(transaction)?.Kind == RecoveryKind.Undo;

    /// <summary>Whether the transaction moves money: what it made is recognised by the msgid that asked for it.</summary>
    internal bool IsSettlement(string transaction) => Find(transaction) is { Kind: RecoveryKind.Effect, Ask: { } ask } && ask.Recognise.ContainsValue("msgid");

    /// <summary>Whether the transaction takes a settlement back by a negative one.</summary>
    internal bool IsRefund(string transaction) => rows.Values.Any(row => row.Undo == transaction && IsSettlement(row.Transaction));

    /// <summary>Whether the transaction makes a settlement undone by its msgid.</summary>
    internal bool IsReversal(string transaction) => rows.Values.Any(row => row.Reverse == transaction && IsSettlement(row.Transaction));

    /// <summary>Field and value that mark rows of a query that no longer count.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> DeadRows(string query) => Find(query)?.Dead ?? [];

    /// <summary>Whether the refusal of a query says that there is nothing to show.</summary>
    internal bool IsNothingFound(string query, string text) => Find(query)?.Nothing.Any(pattern => text.Contains(pattern, StringComparison.Ordinal)) ?? false;
}
