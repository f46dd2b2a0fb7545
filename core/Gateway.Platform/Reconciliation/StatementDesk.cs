using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Makes the messages by which the gateway reconciles, and reads what came of them, in the words of the institution's province. Pure.</summary>
public sealed class StatementDesk(IKnowledgeSource knowledge, PlanBuilder plans)
{
    private const string Source = "gateway";

    /// <summary>J2 of the comparison of totals (3201).</summary>
    /// <param name="seed">Identity of the message: the hash of its bytes.</param>
    public Outcome<JournalFact.Prepared> Total(string seed, Institution institution, LedgerAccount account, DateOnly day, StatementTotals totals) =>
        Prepare(StatementMessages.Total, StatementMessages.TotalOf(seed, account, day, totals, FundOf(institution)), institution, day, null);

    /// <summary>J2 of the comparison of rows (9101, 3202, 9102): everything that one agency clears of one clearing type.</summary>
    public Outcome<JournalFact.Prepared> Detail(string seed, Institution institution, LedgerAccount account, DateOnly day, IReadOnlyCollection<LedgerEntry> entries)
    {
        Dialect dialect = knowledge.Current.Dialects.Of(institution);
        string name = $"{institution.Code}_{day:yyyyMMdd}_{account.ClearingType}_{account.Agency}.txt";
        byte[] zip = StatementFile.Zipped(name, entries.Select(entry => entry.Line), dialect.FundPaySumamt, dialect.StatementFile);
        Bundle message = StatementMessages.DetailOf(seed, account, day, StatementTotals.Of(entries.Select(entry => entry.Line)), dialect.FundPaySumamt, name + ".zip", zip);
        return Prepare(StatementMessages.Detail, message, institution, day, null);
    }

    /// <summary>J2 of a reversal (2601) of what nobody here wants, in the lane of the message whose attempt it was.</summary>
    public Outcome<JournalFact.Prepared> Reverse(string seed, Institution institution, DateOnly day, PlatformRow row, OwnAttempt attempt) =>
        Prepare(StatementMessages.Reverse, StatementMessages.ReverseOf(seed, day, row.Person, row.MsgId, attempt.Transaction), institution, day, attempt.Message.Lane);

    /// <summary>J2 of a run itself: it has no transactions of its own.</summary>
    public JournalFact.Prepared Run(string seed, Institution institution, DateOnly day)
    {
        string tables = knowledge.Current.Plans.Find(StatementMessages.Total)?.Version ?? "";
        var plan = new Plan { Event = StatementMessages.Run, Destination = Destinations.Nhsa, Tables = tables, Institution = institution.Code, Mapping = $"{Source}/{StatementMessages.Run}", Steps = [] };
        return new JournalFact.Prepared(
            StatementMessages.Run, new LaneKey($"{Destinations.Nhsa}/{institution.Code}/reconcile/{seed[..16]}"), null, plan.Mapping, [KeyOf(institution, day)],
            CanonicalJson.Write(StatementMessages.RunOf(seed, day)), plan.ToJson());
    }

    /// <summary>What the platform answered to 3201, by the facts of its answer.</summary>
    /// <returns>Null where it told nothing.</returns>
    public StatementResult? Meaning(Institution institution, ReadOnlyMemory<byte> answer) =>
        CanonicalAnswer.Read(answer).Facts.TryGetValue("stmt_rslt", out string? code) && code.Length > 0 ? StatementCodes.Meaning(knowledge.Current.Dialects.Of(institution), code) : null;

    /// <summary>What the platform holds.</summary>
    /// <param name="file">The answer to 9102; null where the totals agreed.</param>
    /// <returns>The rows; with issues for those that could not be read, or without rows where the file could not.</returns>
    public Outcome<ImmutableArray<PlatformRow>> Platform(Institution institution, LedgerAccount account, DateOnly day, IReadOnlyCollection<LedgerEntry> entries, ReadOnlyMemory<byte>? file)
    {
        Outcome<ImmutableArray<ResultRow>> read = file is { } bytes ? ResultFile.Read(bytes) : Outcome.Of(ImmutableArray<ResultRow>.Empty);
        ImmutableArray<ResultRow> rows = read.Succeeded ? read.Value : read.Partial;
        if (rows.IsDefault)
        {
            return Outcome.Refused<ImmutableArray<PlatformRow>>(read.Issues);
        }

        ImmutableArray<PlatformRow> view = PlatformView.Of(entries, rows, knowledge.Current.Dialects.Of(institution), account, day);
        return read.Succeeded ? Outcome.Of(view) : Outcome.Refused(read.Issues, view);
    }

    private Outcome<JournalFact.Prepared> Prepare(string @event, Bundle message, Institution institution, DateOnly day, LaneKey? lane)
    {
        string mapping = $"{Source}/{@event}";
        Outcome<PlannedMessage> planned = plans.Build(new PlanRequest(@event, message, institution, ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty, mapping));
        return planned.TryGetValue(out PlannedMessage? plan)
            ? Outcome.Of(new JournalFact.Prepared(@event, lane ?? plan.Lane, null, mapping, [KeyOf(institution, day)], CanonicalJson.Write(message), plan.Plan.ToJson()))
            : Outcome.Refused<JournalFact.Prepared>(planned.Issues);
    }

    private static JournalKey KeyOf(Institution institution, DateOnly day) => new("statement", $"{institution.Code}/{day:yyyy-MM-dd}");

    private FundPayment FundOf(Institution institution) => knowledge.Current.Dialects.Of(institution).FundPaySumamt;
}
