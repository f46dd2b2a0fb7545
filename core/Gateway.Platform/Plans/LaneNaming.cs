using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Names lanes: destination, institution, scope and its number. Holds no person's number in the clear.</summary>
internal static class LaneNaming
{
    // A pharmacy sale has no visit: its invoice keeps the sale and its cancellation in order.
    private static readonly ImmutableArray<string> Narrowest = ["visit", "invoice", "person"];

    /// <summary>The scopes of the key book whose numbers name a lane, the one that counts first; empty where it goes by none.</summary>
    public static ImmutableArray<string> ScopesOf(LaneScope lane) => lane switch
    {
        LaneScope.Visit => Narrowest,
        LaneScope.Person => ["person"],
        _ => [],
    };

    /// <summary>What the message must bring for its lane, for people.</summary>
    public static string Expected(LaneScope lane) => lane == LaneScope.Operator ? "an operator's number" : $"one of these numbers: {string.Join(", ", ScopesOf(lane))}";

    /// <param name="template">Whose lane it is.</param>
    /// <param name="institution">The institution's code.</param>
    /// <param name="operatorNumber">The operator's; empty where nobody knows it.</param>
    /// <param name="numbers">The pages of the key book that the message has a number for.</param>
    /// <param name="messageId">The canonical message's id.</param>
    /// <returns>Null when the message brings nothing that its lane goes by: it cannot be kept in order.</returns>
    public static LaneKey? Of(EventPlan template, string institution, string operatorNumber, ImmutableArray<PlanPage> numbers, string? messageId)
    {
        string start = $"{template.Destination}/{institution}";
        string? rest = template.Lane switch
        {
            LaneScope.Institution => "",
            LaneScope.None => $"/message/{messageId}",
            LaneScope.Operator => operatorNumber.Length == 0 ? null : $"/operator/{operatorNumber}",
            _ => ScopesOf(template.Lane).SelectMany(scope => numbers.Where(number => number.Scope == scope)).FirstOrDefault() is { } number ? $"/{number.Scope}/{number.Local}" : null,
        };
        return rest is null ? null : new LaneKey(start + rest);
    }
}
