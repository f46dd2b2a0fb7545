using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Reconciling;

/// <summary>One run: (1) the ledger of the day, (2) totals per account, (3) rows where totals differ, (4) what the journal knows of strange rows, (5) the classification.</summary>
internal sealed class StatementRun(IJournal journal, ILedgerBook ledger, StatementDesk desk, StatementSteps steps, Institution institution, long runId, DateOnly day, Action<ReconcileProgress> tell)
{
    private const int DaysOfAccounts = 62; // an account that had rows lately is compared although it has none today
    private readonly List<Issue> issues = [];
    private int accountsToCompare;

    public ImmutableArray<LedgerEntry> Entries { get; private set; } = [];

    public List<AccountResult> Accounts { get; } = [];

    public IReadOnlyList<Issue> Issues => issues;

    public async Task<ImmutableArray<Difference>> CompareAsync(byte[]? hisFile, CancellationToken cancellationToken)
    {
        ImmutableArray<LedgerEntry> all = await ledger.LinesAsync(institution.Code, day, day, cancellationToken); // 1
        Entries = [.. all.Where(entry => !entry.IsVoided && entry.Line.Kind != LedgerKind.Voided)];
        ImmutableArray<string> lately = await ledger.AccountsAsync(institution.Code, day.AddDays(-DaysOfAccounts), day, cancellationToken);
        ILookup<string, LedgerEntry> byAccount = Entries.ToLookup(entry => entry.Line.Account, StringComparer.Ordinal);
        LedgerAccount[] accounts = [.. byAccount.Select(group => group.Key).Union(lately, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(LedgerAccount.Parse)];
        accounts = accounts.Length > 0 ? accounts : Usual();

        accountsToCompare = accounts.Length;
        List<PlatformRow> platform = [];
        foreach (IGrouping<(string ClearingType, string Agency), LedgerAccount> scope in accounts.GroupBy(account => (account.ClearingType, account.Agency)))
        {
            platform.AddRange(await CompareAsync(scope, byAccount, cancellationToken)); // 2, 3
        }

        StatementPairing pairing = StatementPairing.Of(Entries, [.. platform]);
        StatementSurroundings surroundings = await LookUpAsync(pairing, cancellationToken); // 4
        ImmutableArray<Difference> found = Classification.Of(pairing, surroundings, Read(hisFile)); // 5
        NoteUnexplained(found);
        return found;
    }

    /// <summary>Of an institution that has settled nothing here lately: the platform may hold something all the same.</summary>
    private LedgerAccount[] Usual() =>
        [.. from insutype in (string[])["310", "390"] from clearing in institution.Code.StartsWith('P') ? (string[])["41"] : ["11", "21"] select new LedgerAccount(insutype, clearing, institution.Area)];

    private async Task<ImmutableArray<PlatformRow>> CompareAsync(IGrouping<(string ClearingType, string Agency), LedgerAccount> scope, ILookup<string, LedgerEntry> byAccount, CancellationToken cancellationToken)
    {
        bool differs = false;
        foreach (LedgerAccount account in scope)
        {
            tell(new ReconcileProgress(ReconcileStage.Totals, Accounts.Count, accountsToCompare));
            differs |= await TotalAsync(account, byAccount[account.Text], cancellationToken);
        }

        LedgerEntry[] entries = [.. scope.SelectMany(account => byAccount[account.Text])];
        var whole = new LedgerAccount("", scope.Key.ClearingType, scope.Key.Agency);
        if (differs)
        {
            tell(new ReconcileProgress(ReconcileStage.Rows, Accounts.Count, accountsToCompare));
        }

        ReadOnlyMemory<byte>? file = differs ? await DetailAsync(whole, entries, cancellationToken) : null;
        Outcome<ImmutableArray<PlatformRow>> rows = desk.Platform(institution, whole, day, entries, file);
        issues.AddRange(rows.Issues);
        return rows.Succeeded ? rows.Value : rows.Partial.IsDefault ? desk.Platform(institution, whole, day, entries, null).Value : rows.Partial; // an unreadable file accuses nobody
    }

    /// <returns>Whether the platform says that something differs.</returns>
    private async Task<bool> TotalAsync(LedgerAccount account, IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        StatementTotals totals = StatementTotals.Of(entries.Select(entry => entry.Line));
        Outcome<MessageHeader> ended = await steps.DeliverAsync(institution.Code, new StatementStep(runId, "total", account.Text), seed => desk.Total(seed, institution, account, day, totals), cancellationToken);
        (StatementResult? result, string? issue) = await ResultAsync(ended, account, cancellationToken);
        string word = result is { } known ? System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(known.ToString()) : "not-compared";
        LedgerAmounts sum = totals.Amounts;
        Accounts.Add(new AccountResult(account.Insutype, account.ClearingType, account.Agency, totals.Count, sum.Total, sum.Fund, sum.Account, sum.Cash, word, issue));
        return result is not (null or StatementResult.Equal);
    }

    private async Task<(StatementResult? Result, string? Issue)> ResultAsync(Outcome<MessageHeader> ended, LedgerAccount account, CancellationToken cancellationToken)
    {
        if (!ended.TryGetValue(out MessageHeader? message))
        {
            return (null, NotCompared(account.Text, string.Join("; ", ended.Issues.Select(issue => $"{issue.Code.Id} {issue.At} {issue.Reason}"))));
        }

        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(message.Id, cancellationToken);
        return message.State == MessageState.Accepted && facts.Select(fact => fact.Fact).OfType<JournalFact.Finished>().LastOrDefault() is { } finished && desk.Meaning(institution, finished.Answer) is { } result
            ? (result, null)
            : (null, NotCompared(account.Text, LastWord(facts)));
    }

    private async Task<ReadOnlyMemory<byte>?> DetailAsync(LedgerAccount account, LedgerEntry[] entries, CancellationToken cancellationToken)
    {
        Outcome<MessageHeader> ended = await steps.DeliverAsync(institution.Code, new StatementStep(runId, "detail", account.Text), seed => desk.Detail(seed, institution, account, day, entries), cancellationToken);
        if (!ended.TryGetValue(out MessageHeader? message))
        {
            NotCompared(account.Text, string.Join("; ", ended.Issues.Select(issue => issue.Reason)));
            return null;
        }

        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(message.Id, cancellationToken);
        if (message.State == MessageState.Accepted && AnswerOf(facts, "9102") is { } file)
        {
            return file;
        }

        NotCompared(account.Text, LastWord(facts));
        return null;
    }

    private string NotCompared(string account, string said)
    {
        issues.Add(new Issue(IssueCodes.StatementNotCompared, new SourceLocation(account), said));
        return said;
    }

    private static ReadOnlyMemory<byte>? AnswerOf(ImmutableArray<JournalledFact> facts, string transaction)
    {
        HashSet<string> asked = [.. facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().Where(started => started.Intent.Transaction == transaction).Select(started => started.Intent.MsgId)];
        return facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptEnded>().LastOrDefault(end => end.Outcome == AttemptOutcome.Accepted && asked.Contains(end.MsgId))?.Answer;
    }

    private static string LastWord(ImmutableArray<JournalledFact> facts) =>
        facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptEnded>().LastOrDefault()?.Detail ?? "no answer";

    private async Task<StatementSurroundings> LookUpAsync(StatementPairing pairing, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, OwnAttempt>.Builder attempts = ImmutableDictionary.CreateBuilder<string, OwnAttempt>(StringComparer.Ordinal);
        ImmutableDictionary<string, LedgerEntry>.Builder elsewhere = ImmutableDictionary.CreateBuilder<string, LedgerEntry>(StringComparer.Ordinal);
        foreach (PlatformRow row in pairing.PlatformOnly)
        {
            if (row.MsgId.Length > 0 && await AttemptAsync(row.MsgId, cancellationToken) is { } attempt)
            {
                attempts[row.MsgId] = attempt;
            }

            ImmutableArray<LedgerEntry> lines = await ledger.FindLinesAsync(institution.Code, row.Number, cancellationToken);
            if (lines.FirstOrDefault(entry => entry.Line.Day != day && !entry.IsVoided && entry.Line.Kind == LedgerKind.Refunded == row.IsRefund) is { } line)
            {
                elsewhere[row.Number] = line;
            }
        }

        return new StatementSurroundings(attempts.ToImmutable(), elsewhere.ToImmutable());
    }

    private async Task<OwnAttempt?> AttemptAsync(string msgId, CancellationToken cancellationToken)
    {
        MessagePage page = await journal.ListAsync(new MessageFilter { Institution = institution.Code, Key = msgId, Limit = 1 }, cancellationToken);
        if (page.Messages is not [var message])
        {
            return null;
        }

        JournalFact.AttemptStarted? started = (await journal.ReadAsync(message.Id, cancellationToken)).Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().FirstOrDefault(start => start.Intent.MsgId == msgId);
        return started is null ? null : new OwnAttempt(message, started.Intent.Transaction);
    }

    private ImmutableArray<HisRow> Read(byte[]? hisFile)
    {
        if (hisFile is null)
        {
            return default;
        }

        Outcome<ImmutableArray<HisRow>> read = HisFile.Read(hisFile);
        issues.AddRange(read.Issues);
        return read.Succeeded ? read.Value : default;
    }

    private void NoteUnexplained(ImmutableArray<Difference> found)
    {
        bool isExplained = found.Any(difference => difference.Kind is not (DifferenceKind.ReplyMissing or DifferenceKind.HisMissing or DifferenceKind.HisOnly or DifferenceKind.HisAmountDiffers));
        foreach (AccountResult account in Accounts.Where(account => !isExplained && account.Result is not ("equal" or "not-compared") && issues.Count == 0))
        {
            issues.Add(new Issue(IssueCodes.StatementUnexplained, new SourceLocation($"{account.Insutype}/{account.ClearingType}/{account.Agency}"), account.Result));
        }
    }
}
