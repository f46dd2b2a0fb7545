using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gateway.Console.Incidents;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Groups what is parked, and what was refused within a day, by fault, destination and mapping version.</summary>
public sealed class IncidentViews(IJournal journal, FailedMessages failures, IncidentBook notes, TimeProvider time)
{
    private const int Most = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Incidents that somebody has to see to.</summary>
    /// <param name="withClosed">Closed ones and those with nothing but a note, too.</param>
    public async Task<IncidentListView> ListAsync(bool withClosed, CancellationToken cancellationToken)
    {
        MessagePage parked = await journal.ListAsync(new MessageFilter { State = MessageState.Parked, Limit = Most }, cancellationToken);
        MessagePage refused = await journal.ListAsync(new MessageFilter { State = MessageState.Refused, From = time.GetUtcNow() - Fresh, Limit = Most }, cancellationToken);
        var failed = new List<FailedMessage>();
        foreach (MessageHeader message in parked.Messages.Concat(refused.Messages))
        {
            failed.Add(await failures.OfAsync(message, cancellationToken));
        }

        IncidentView[] noisy = [.. failed.GroupBy(KeyOf, StringComparer.Ordinal).Select(group => View(group.Key, [.. group]))];
        HashSet<string> there = [.. noisy.Select(incident => incident.Key)];
        IncidentView[] all = [.. noisy.OrderByDescending(view => view.Parked).ThenByDescending(view => view.Last), .. notes.Notes.Where(note => !there.Contains(note.Key)).Select(note => Quiet(note.Key, note.Value)).OrderByDescending(view => view.Last)];
        IncidentView[] shown = withClosed ? all : [.. all.Where(incident => incident.State is not ("closed" or "quiet"))];
        return new IncidentListView([.. shown], Math.Min(parked.CompleteToSequence, refused.CompleteToSequence), parked.Messages.Length < Most && refused.Messages.Length < Most, all.Length - shown.Length);
    }

    /// <summary>One incident; null when there is none with this key.</summary>
    public async Task<IncidentView?> FindAsync(string key, CancellationToken cancellationToken) => (await ListAsync(withClosed: true, cancellationToken)).Incidents.FirstOrDefault(incident => incident.Key == key);

    /// <summary>Its messages, newest first.</summary>
    /// <param name="most">At most this many.</param>
    public async Task<ImmutableArray<MessageHeader>> MessagesAsync(IncidentView incident, int most, CancellationToken cancellationToken)
    {
        if (!FilterText.TryRead(incident.Filter, time.GetUtcNow(), out MessageFilter filter, out _))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<MessageHeader>();
        foreach (MessageHeader message in (await journal.ListAsync(filter with { Limit = Most }, cancellationToken)).Messages)
        {
            if (found.Count < most && KeyOf(await failures.OfAsync(message, cancellationToken)) == incident.Key)
            {
                found.Add(message);
            }
        }

        return found.ToImmutable();
    }

    private static string KeyOf(FailedMessage failed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{failed.Message.IssueCode}|{failed.Transaction}|{failed.Fault}|{failed.Destination}|{failed.Mapping}")))[..16];

    private IncidentView View(string key, ImmutableArray<FailedMessage> group)
    {
        FailedMessage one = group[0];
        DateTimeOffset last = group.Max(failed => failed.Message.ReceivedAt);
        (int parked, int refused) = (group.Count(failed => failed.Message.State == MessageState.Parked), group.Count(failed => failed.Message.State == MessageState.Refused));
        IncidentNote? note = notes.Find(key);
        string[] institutions = [.. group.Select(failed => failed.Message.Institution).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new IncidentView(
            key, one.Message.IssueCode ?? "", one.Transaction, one.Fault, one.Destination, one.Mapping, StateOf(note, last), parked, refused, group.Sum(failed => failed.Money),
            [.. institutions], group.Min(failed => failed.Message.ReceivedAt), last, group.Max(failed => failed.Message.Id), FilterOf(one.Message, parked, refused, institutions), note);
    }

    private static IncidentView Quiet(string key, IncidentNote note) =>
        new(key, "", "", note.About, "", "", note.State == "closed" ? "closed" : "quiet", 0, 0, 0, [], note.At, note.At, 0, "", note);

    private static string StateOf(IncidentNote? note, DateTimeOffset last) => note is null ? "open" : note.State == "closed" && last > note.At ? "again" : note.State;

    private static string FilterOf(MessageHeader message, int parked, int refused, string[] institutions) => string.Join(' ', new[]
    {
        parked > 0 && refused > 0 ? "" : parked > 0 ? "state:parked" : "state:refused",
        message.IssueCode is { } code ? $"issue:{code}" : "", $"source:{message.Source}", institutions is [var only] ? $"institution:{only}" : "",
    }.Where(word => word.Length > 0));
}
