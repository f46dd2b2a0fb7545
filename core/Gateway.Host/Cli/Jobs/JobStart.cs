using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gateway.Console.Api;
using Gateway.Delivery;

namespace Gateway.Host.Cli.Jobs;

/// <summary><c>jobs start</c>.</summary>
internal static class JobStart
{
    private static readonly string[] Filters = ["institution", "source", "event", "state", "key", "issue", "from", "to", "q"];

    public static Command Create(Func<ParseResult, HttpMethod, string, object?, Func<HttpContent, Task>, CancellationToken, Task<int>> call)
    {
        var action = new Option<string>("--action") { Description = "retry (parked ones go on, those refused before anything was sent start again), release (parked ones only), resend (refused ones as new messages), park (set waiting ones aside).", Required = true };
        action.AcceptOnlyFromAmong([.. BulkOrder.Actions]);
        var filter = new Option<string[]>("--filter") { Description = $"NAME=VALUE, as often as needed: {string.Join(", ", Filters)}.", AllowMultipleArgumentsPerToken = true, Required = true };
        filter.Validators.Add(given => given.Tokens.Where(token => !IsFilter(token.Value)).ToList().ForEach(token => given.AddError($"'{token.Value}' is no filter: expected NAME=VALUE with a name among {string.Join(", ", Filters)}.")));
        var rate = new Option<int?>("--rate") { Description = $"Messages per second after the canary. Default {BulkOrder.UsualRate}." };
        var canary = new Option<string?>("--canary") { Description = $"Sizes of the first portions, each waited for. Default {string.Join(',', BulkOrder.UsualCanary)}." };
        canary.Validators.Add(given => given.Tokens.Where(token => !token.Value.Split(',').All(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int _))).ToList().ForEach(token => given.AddError($"'{token.Value}' are no portions: expected numbers such as 1,2,5,10.")));
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only count what it would act on, by state and fault." };
        var start = new Command("start", "Begin a job over every message that the filter holds now.") { action, filter, rate, canary, reason, actor, dryRun };
        start.SetAction((parsed, token) => call(
            parsed,
            HttpMethod.Post,
            "/api/jobs",
            OrderOf(parsed.GetRequiredValue(filter), new JobOrder(parsed.GetRequiredValue(action), parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason))
            {
                Canary = parsed.GetValue(canary), Rate = parsed.GetValue(rate), DryRun = parsed.GetValue(dryRun),
            }),
            JobsVerb.PrintAnswerAsync,
            token));
        return start;
    }

    private static bool IsFilter(string text) => text.Split('=', 2) is [var name, { Length: > 0 } value] && Filters.Contains(name) && (name is not ("from" or "to") || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out DateTimeOffset _));

    private static JobOrder OrderOf(string[] given, JobOrder order)
    {
        var values = given.Select(text => text.Split('=', 2)).ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal); // checked by the option
        return order with
        {
            Institution = values.GetValueOrDefault("institution"), Source = values.GetValueOrDefault("source"), Event = values.GetValueOrDefault("event"), State = values.GetValueOrDefault("state"),
            Key = values.GetValueOrDefault("key"), Issue = values.GetValueOrDefault("issue"), From = Moment("from"), To = Moment("to"), Q = values.GetValueOrDefault("q"),
        };

        DateTimeOffset? Moment(string name) => values.TryGetValue(name, out string? text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
