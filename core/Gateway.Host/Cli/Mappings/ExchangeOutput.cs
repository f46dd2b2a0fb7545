using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Cli;

/// <summary>How verbs that carry tables in and out tell what they did.</summary>
internal static class ExchangeOutput
{
    /// <summary>Saves a file, or prints why there is none.</summary>
    public static int Save(Outcome<byte[]> bytes, string to)
    {
        MappingOptions.Print(bytes.Issues);
        if (!bytes.Succeeded)
        {
            return GatewayCommand.Failed;
        }

        try
        {
            File.WriteAllBytes(to, bytes.Value);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine($"{to} cannot be written: close it in Excel or WPS, or choose another name.");
            return GatewayCommand.Failed;
        }

        System.Console.WriteLine(to);
        return GatewayCommand.Done;
    }

    /// <summary>Writes what an import came to, if it is to be written, and tells it.</summary>
    /// <param name="write">Null where nothing is to be written.</param>
    /// <param name="tell">For people, on stdout.</param>
    public static int End<T>(Outcome<T> plan, Action? write, bool asJson, Action<T> tell)
    {
        write?.Invoke();
        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(new { written = write is not null, result = plan.Partial, issues = Rows(plan.Issues) }, CliJson.Options));
            return plan.Succeeded ? GatewayCommand.Done : GatewayCommand.Failed;
        }

        MappingOptions.Print(plan.Issues);
        if (plan.TryGetValue(out T? made))
        {
            tell(made);
            return GatewayCommand.Done;
        }

        System.Console.Error.WriteLine($"Nothing was written: {plan.Issues.Count(issue => issue.IsError)} faults.");
        return GatewayCommand.Failed;
    }

    /// <summary>Issues as <c>check --json</c> shows them.</summary>
    public static IEnumerable<object> Rows(IEnumerable<Issue> issues) =>
        issues.Select(issue => new { place = issue.At.Path, code = issue.Code.Id, severity = issue.Code.Severity.ToString().ToLowerInvariant(), chinese = issue.Code.Chinese, english = issue.Code.English, expected = issue.Reason });
}
