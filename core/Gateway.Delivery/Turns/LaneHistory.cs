using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Reads what the journal knows of one lane: every message that was ever prepared for it.</summary>
public static class LaneHistory
{
    private const int Page = 200;

    /// <summary>The lane's messages with everything that was tried, oldest first.</summary>
    /// <param name="lane">As journalled; its last part is the number by which its messages are found.</param>
    /// <param name="before">Only messages with a smaller number; null for all.</param>
    public static async Task<ImmutableArray<DeliveryItem>> ReadAsync(IJournal journal, string institution, LaneKey lane, long? before, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<DeliveryItem>();
        await foreach (MessageHeader header in HeadersAsync(journal, institution, NumberOf(lane), before, cancellationToken))
        {
            if (header.Lane == lane && ItemFold.Fold(header, await journal.ReadAsync(header.Id, cancellationToken)) is { } inHand)
            {
                items.Add(inHand.Item);
            }
        }

        items.Reverse();
        return items.ToImmutable();
    }

    /// <summary>What one message's facts come to; null when it has no plan.</summary>
    public static DeliveryItem? Item(MessageHeader header, ImmutableArray<JournalledFact> facts) => ItemFold.Fold(header, facts)?.Item;

    /// <summary>The lane in which an institution's visit stands, or a sale under its invoice number; null when no message of it is known.</summary>
    public static async Task<LaneKey?> FindAsync(IJournal journal, string institution, string number, CancellationToken cancellationToken)
    {
        LaneKey? sale = null;
        await foreach (MessageHeader header in HeadersAsync(journal, institution, number, null, cancellationToken))
        {
            if (header.Lane is { } lane && lane.Text.EndsWith($"/visit/{number}", StringComparison.Ordinal))
            {
                return lane;
            }

            sale ??= header.Lane is { } other && other.Text.EndsWith($"/invoice/{number}", StringComparison.Ordinal) ? other : null;
        }

        return sale;
    }

    /// <summary>The number in <c>destination/institution/scope/number</c>.</summary>
    public static string NumberOf(LaneKey lane) => lane.Text.Split('/', 4) is [_, _, _, var number] ? number : lane.Text;

    private static async IAsyncEnumerable<MessageHeader> HeadersAsync(
        IJournal journal, string institution, string number, long? before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? next = before; ;)
        {
            MessagePage page = await journal.ListAsync(new MessageFilter { Institution = institution, Key = number, Before = next, Limit = Page }, cancellationToken);
            foreach (MessageHeader header in page.Messages)
            {
                yield return header;
            }

            if (page.Messages.Length < Page)
            {
                yield break;
            }

            next = page.Messages[^1].Id;
        }
    }
}
