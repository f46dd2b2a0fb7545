using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Names lanes: destination, institution, scope and its number. Holds no person's number in the clear.</summary>
internal static class LaneNaming
{
    private static readonly string[] Narrowest = ["visit", "invoice", "person"];

    public static LaneKey Of(EventPlan template, Plan plan, PlanRequest request)
    {
        string start = $"{plan.Destination}/{plan.Institution}";
        return new LaneKey(template.Lane switch
        {
            LaneScope.Institution => start,
            LaneScope.Operator => $"{start}/operator/{plan.Operator ?? request.Institution.Facts.GetValueOrDefault("operator", "")}",
            LaneScope.None => $"{start}/message/{request.Message.Id}",
            LaneScope.Visit => $"{start}/{NumberOf(plan, request, Narrowest)}",
            LaneScope.Person => $"{start}/{NumberOf(plan, request, ["person"])}",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    // A pharmacy sale has no visit: its invoice keeps the sale and its cancellation in order.
    private static string NumberOf(Plan plan, PlanRequest request, string[] scopes)
    {
        PlanKey? key = scopes.Select(scope => plan.Keys.FirstOrDefault(candidate => candidate.Scope == scope)).FirstOrDefault(found => found is not null);
        return key is null ? $"message/{request.Message.Id}" : $"{key.Scope}/{key.Local}";
    }
}
