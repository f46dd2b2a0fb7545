using System.Text.RegularExpressions;
using Gateway.Console.Orders;

namespace Gateway.Host.Tests.Cli;

/// <summary>What operators can do, compared in every direction: the console's actions, its forms, the API's changing routes, and what verbs of the command line send.</summary>
internal static class ThreeLists
{
    // The operator's key needs no approval, so the command line takes the bytes at once instead of asking that they be shown.
    private const string NeedsNoRequest = "messages.unmask";

    /// <summary>One line for everything that is in one list and not in the others; empty when they agree.</summary>
    /// <param name="actions">The console's table.</param>
    /// <param name="forms">Names of actions that some page has a form of.</param>
    /// <param name="routes">Changing routes of the running API, as routed.</param>
    /// <param name="verbs">What each verb sends.</param>
    public static IEnumerable<string> Differences(IReadOnlyCollection<ConsoleAction> actions, IReadOnlyCollection<string> forms, IReadOnlyCollection<string> routes, IReadOnlyCollection<VerbCall> verbs) =>
    [
        .. actions.Where(action => !routes.Contains(action.Path)).Select(action => $"{action.Name}: the API has no {action.Path}"),
        .. routes.Where(route => actions.All(action => action.Path != route)).Select(route => $"{route}: no action of the console"),
        .. actions.Where(action => !forms.Contains(action.Name)).Select(action => $"{action.Name}: no page has a form of it"),
        .. forms.Where(form => actions.All(action => action.Name != form)).Select(form => $"{form}: a form without an action"),
        .. actions.Where(action => !verbs.Any(call => call.Verb == action.Verb && IsOf(action, call))).Select(action => $"{action.Name}: 'gateway {action.Verb}' does not send it"),
        .. verbs.Where(call => call.Method != "GET" && !actions.Any(action => IsOf(action, call))).Select(call => $"gateway {call.Verb}: {call.Method} {call.Path} is no action of the console"),
    ];

    private static bool IsOf(ConsoleAction action, VerbCall call) =>
        action.Name == NeedsNoRequest ? call is { Method: "GET" } && call.Path.EndsWith("/bytes", StringComparison.Ordinal)
        : call.Method == "POST" && Regex.IsMatch(call.Path, $"^{Regex.Replace(action.Path, "{[^}]+}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
