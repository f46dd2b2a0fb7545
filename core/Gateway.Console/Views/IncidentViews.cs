using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gateway.Console.Incidents;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Groups what is parked, and what was refused within a day, by issue, destination and mapping version.</summary>
public sealed class IncidentViews(IJournal journal, IncidentBook notes, TimeProvider time)
{
    private const int Most = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public async Task<IncidentListView> ListAsync(CancellationToken cancellationToken)
    {
        MessagePage parked = await journal.ListAsync(new MessageFilter { State = MessageState.Parked, Limit = Most }, cancellationToken);
        MessagePage refused = await journal.ListAsync(new MessageFilter { State = MessageState.Refused, From = time.GetUtcNow() - Fresh, Limit = Most }, cancellationToken);
        IEnumerable<IncidentView> incidents = parked.Messages.Concat(refused.Messages).GroupBy(Of).Select(View).OrderByDescending(view => view.Parked).ThenByDescending(view => view.Last);
        return new IncidentListView([.. incidents], Math.Min(parked.CompleteToSequence, refused.CompleteToSequence), parked.Messages.Length < Most && refused.Messages.Length < Most);
    }

    private static (string Code, string Destination, string Mapping) Of(MessageHeader message) =>
        (message.IssueCode ?? "", message.Lane?.Text.Split('/')[0] ?? "", message.MappingVersion ?? message.Source);

    private IncidentView View(IGrouping<(string Code, string Destination, string Mapping), MessageHeader> group)
    {
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{group.Key.Code}|{group.Key.Destination}|{group.Key.Mapping}")))[..16];
        return new IncidentView(
            key, group.Key.Code, group.Key.Destination, group.Key.Mapping, group.Count(message => message.State == MessageState.Parked), group.Count(message => message.State == MessageState.Refused),
            [.. group.Select(message => message.Institution).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], group.Min(message => message.ReceivedAt), group.Max(message => message.ReceivedAt),
            group.Max(message => message.Id), notes.Find(key));
    }
}
