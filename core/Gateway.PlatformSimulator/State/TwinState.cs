using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.State;

/// <summary>A message that had an effect, and what was answered to it.</summary>
/// <param name="Settlement">That it made; null for none.</param>
/// <param name="Visit">That it opened and 2601 may close; null for none.</param>
internal sealed record ActedMessage(string Infno, byte[] Answer, Settlement? Settlement, Visit? Visit = null);

/// <summary>
/// Everything the twin remembers. One lock, <see cref="Gate"/>, is held by whoever reads or changes it: a transaction takes microseconds,
/// the HTTP stack in front of it a hundred times as long.
/// </summary>
internal sealed class TwinState(TwinOptions options)
{
    private readonly Dictionary<string, Visit> visits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Visit> openByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Visit>> visitsByPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Settlement> settlements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Settlement>> settlementsByPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActedMessage> acted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, byte[] Bytes)> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> tombstones = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Institution, string Operator), (DateOnly Day, string Number, DateTimeOffset At)> signIns = [];
    private long lastId;

    public Lock Gate { get; } = new();

    public PersonBook Persons { get; } = new(options);

    public RecordShelf Records { get; } = new();
    public RegisterBook Registers { get; } = new();

    public IReadOnlyCollection<Visit> Visits => visits.Values;

    public IReadOnlyCollection<Settlement> Settlements => settlements.Values;

    public int Tombstones => tombstones.Count;

    public int ActedMessages => acted.Count;

    /// <summary>Sessions given since the beginning.</summary>
    public int SignIns { get; private set; }

    /// <summary>A new id of thirty digits: area, China time, ten digits that grow.</summary>
    public string NewId(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Area}{now.ToOffset(ChinaTime.Offset):yyyyMMddHHmmss}{++lastId:D10}");

    public bool TryGetVisit(string id, string personNumber, string institution, [NotNullWhen(true)] out Visit? visit) =>
        visits.TryGetValue(id, out visit) && visit.Person.Number == personNumber && visit.Institution == institution;

    public bool TryGetOpen(string businessKey, [NotNullWhen(true)] out Visit? visit) => openByKey.TryGetValue(businessKey, out visit);

    public IReadOnlyList<Visit> VisitsOf(string personNumber) => visitsByPerson.GetValueOrDefault(personNumber) ?? [];

    public IReadOnlyList<Settlement> SettlementsOf(string personNumber) => settlementsByPerson.GetValueOrDefault(personNumber) ?? [];

    public Settlement? FindSettlement(string id) => settlements.GetValueOrDefault(id);

    public void Add(Visit visit)
    {
        visits.Add(visit.Id, visit);
        openByKey[visit.BusinessKey] = visit;
        ListOf(visitsByPerson, visit.Person.Number).Add(visit);
    }

    /// <summary>The visit no longer holds its business key.</summary>
    public void Close(Visit visit)
    {
        visit.IsCancelled = true;
        if (openByKey.TryGetValue(visit.BusinessKey, out Visit? holder) && holder == visit)
        {
            openByKey.Remove(visit.BusinessKey);
        }
    }

    /// <summary>The visit holds its business key again: its refund was undone.</summary>
    public void Reopen(Visit visit)
    {
        visit.IsCancelled = false;
        openByKey[visit.BusinessKey] = visit;
    }

    public void Add(Settlement settlement)
    {
        settlements.Add(settlement.Id, settlement);
        ListOf(settlementsByPerson, settlement.Visit.Person.Number).Add(settlement);
    }

    /// <summary>One settlement stands where another stood.</summary>
    public void Replace(Settlement old, Settlement changed)
    {
        Remove(old);
        Add(changed);
        changed.Visit.Live = changed.State == SettlementState.Live ? changed : changed.Visit.Live;
        Remember(changed.Msgid, acted.TryGetValue(changed.Msgid, out ActedMessage? before) ? before with { Settlement = changed } : new ActedMessage(changed.Infno, [], changed));
    }

    /// <summary>As if it had never been.</summary>
    public bool Remove(Settlement settlement)
    {
        settlement.Visit.Live = settlement.Visit.Live == settlement ? null : settlement.Visit.Live;
        return ListOf(settlementsByPerson, settlement.Visit.Person.Number).Remove(settlement) && settlements.Remove(settlement.Id);
    }

    /// <summary>Keeps a file.</summary>
    /// <returns>Its file_qury_no.</returns>
    public string KeepFile(string name, byte[] bytes, DateTimeOffset now)
    {
        string number = NewId(now);
        files[number] = (name, bytes);
        return number;
    }

    public (string Name, byte[] Bytes)? FindFile(string number) => files.TryGetValue(number, out (string Name, byte[] Bytes) file) ? file : null;

    public ActedMessage? FindActed(string msgid) => acted.GetValueOrDefault(msgid);

    public void Remember(string msgid, ActedMessage message) => acted[msgid] = message;

    public void Bury(string msgid) => tombstones.Add(msgid);

    public bool IsBuried(string msgid) => tombstones.Contains(msgid);

    /// <summary>The operator's sign_no of the day: the same one however often it is asked for, as long as it lives.</summary>
    public string SignIn(string institution, string operatorNumber, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.ToOffset(ChinaTime.Offset).Date);
        if (!signIns.TryGetValue((institution, operatorNumber), out (DateOnly Day, string Number, DateTimeOffset At) signIn) || !IsAlive(signIn, now))
        {
            signIn = (today, NewId(now), now);
            signIns[(institution, operatorNumber)] = signIn;
            SignIns++;
        }

        return signIn.Number;
    }

    public bool SignOut(string institution, string operatorNumber, string number) =>
        signIns.TryGetValue((institution, operatorNumber), out (DateOnly Day, string Number, DateTimeOffset At) signIn) && signIn.Number == number && signIns.Remove((institution, operatorNumber));

    /// <summary>Ends every session, as a platform does that was restarted.</summary>
    public void EndSessions()
    {
        lock (Gate)
        {
            signIns.Clear();
        }
    }

    public bool IsSignedIn(string institution, string operatorNumber, string number, DateTimeOffset now)
    {
        lock (Gate)
        {
            return signIns.TryGetValue((institution, operatorNumber), out (DateOnly Day, string Number, DateTimeOffset At) signIn) && signIn.Number == number && IsAlive(signIn, now);
        }
    }

    private bool IsAlive((DateOnly Day, string Number, DateTimeOffset At) signIn, DateTimeOffset now) =>
        signIn.Day == DateOnly.FromDateTime(now.ToOffset(ChinaTime.Offset).Date) && (options.SignInLife is not { } life || now - signIn.At < life);

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key) =>
        lists.TryGetValue(key, out List<T>? list) ? list : lists[key] = [];
}
