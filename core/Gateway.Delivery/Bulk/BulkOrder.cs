using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>What a person orders over many messages.</summary>
/// <param name="Action">One of <see cref="Actions"/>.</param>
/// <param name="Filter">Which messages; what it says of pages does not count.</param>
/// <param name="Canary">Sizes of the first portions.</param>
/// <param name="Rate">Messages per second afterwards.</param>
public sealed record BulkOrder(string Action, MessageFilter Filter, ImmutableArray<int> Canary, int Rate, string Actor, string Reason)
{
    /// <summary>The first portions when nobody says otherwise.</summary>
    public static readonly ImmutableArray<int> UsualCanary = [1, 2, 5, 10];

    /// <summary>Messages per second when nobody says otherwise.</summary>
    public const int UsualRate = 20;

    /// <summary>
    /// <c>retry</c> lets parked messages go on and sends those round again that were refused before anything was sent; <c>release</c> only the parked ones;
    /// <c>resend</c> sends refused ones again as new messages; <c>park</c> sets waiting ones aside.
    /// </summary>
    public static readonly ImmutableArray<string> Actions = ["retry", "resend", "park", "release"];

    /// <summary>What stands against it, for people; null when nothing does.</summary>
    public OrderFault? Fault =>
        !Actions.Contains(Action) ? new OrderFault($"操作应为 {string.Join("、", Actions)} 之一。", $"Expected an action among {string.Join(", ", Actions)}.")
        : string.IsNullOrWhiteSpace(Actor) || string.IsNullOrWhiteSpace(Reason) ? new OrderFault("请写明操作人和原因。", "Say who orders it and why.")
        : Rate is < 1 or > 1000 ? new OrderFault("速率应为每秒 1 到 1000 条。", "Expected a rate from 1 to 1000 messages per second.")
        : Canary.Any(size => size < 1) ? new OrderFault("试点数量至少为 1，例如 1,2,5,10。", "Expected portions of at least 1, e.g. 1,2,5,10.")
        : Filter.State is { } state && !States(Action).Contains(state) ? new OrderFault($"{Action} 只适用于状态为 {Words(Action)} 的报文。", $"'{Action}' is for messages that are {Words(Action)}.")
        : null;

    /// <summary>States that an action is for.</summary>
    public static ImmutableArray<MessageState> States(string action) => action switch
    {
        "retry" => [MessageState.Parked, MessageState.Refused],
        "release" => [MessageState.Parked],
        "resend" => [MessageState.Refused],
        _ => [MessageState.Prepared],
    };

    internal BulkJob Job(long upTo, DateTimeOffset now) => new()
    {
        Action = Action, Filter = JsonSerializer.Serialize(Filter with { After = null, Before = null }), Canary = string.Join(',', Canary), Rate = Rate, Actor = Actor, Reason = Reason, StartedAt = now, ChangedAt = now, UpTo = upTo,
    };

    internal static MessageFilter FilterOf(BulkJob job) => JsonSerializer.Deserialize<MessageFilter>(job.Filter)!; // written above

    /// <summary>How many messages the next portion may have; null when the canary is over.</summary>
    internal static int? Portion(BulkJob job)
    {
        long left = job.Begun;
        foreach (string size in job.Canary.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int portion = int.Parse(size, CultureInfo.InvariantCulture);
            if (left < portion)
            {
                return (int)(portion - left);
            }

            left -= portion;
        }

        return null;
    }

    private static string Words(string action) => string.Join(", ", States(action).Select(state => state.ToString().ToLowerInvariant()));
}
