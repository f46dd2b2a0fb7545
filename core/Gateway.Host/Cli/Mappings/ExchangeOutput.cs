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

    /// <summary>Issues as <c>check --json</c> shows them.</summary>
    public static IEnumerable<object> Rows(IEnumerable<Issue> issues) =>
        issues.Select(issue => new { place = issue.At.Path, code = issue.Code.Id, severity = issue.Code.Severity.ToString().ToLowerInvariant(), chinese = issue.Code.Chinese, english = issue.Code.English, expected = issue.Reason });
}
