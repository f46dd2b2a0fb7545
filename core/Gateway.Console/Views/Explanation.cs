using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>One line for the operator: where the message is and what to do next.</summary>
internal static class Explanation
{
    public static string Of(MessageHeader header, IReadOnlyList<FactView> facts)
    {
        IssueView? issue = facts.SelectMany(fact => fact.Issues).LastOrDefault();
        string why = issue is null ? "" : $" {issue.Code} {issue.Chinese} {issue.English} Place: {issue.Place}. {issue.Expected}{Row(issue)}";
        return header.State switch
        {
            MessageState.Received => "Received and on disk; not yet read to its end." + why,
            MessageState.Prepared => $"Its lane works on it: {facts.Count(fact => fact.Kind == "attempt-started")} attempts so far." + why,
            MessageState.Parked => "A person has to decide: see the last attempts, then release it." + why,
            MessageState.Accepted => "The platform has accepted it.",
            MessageState.Refused => "Refused; nothing of it is live at the platform." + why,
            MessageState.Skipped => "A person ended it; nothing of it is live at the platform." + why,
            MessageState.Reversed => "Done and undone; nothing of it is live at the platform." + why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Row(IssueView issue) => issue.TableRow is null ? "" : $" Table row: {issue.TableRow}.";
}
