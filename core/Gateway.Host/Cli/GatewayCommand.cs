using System.CommandLine;
using Gateway.Host.Cli.Access;
using Gateway.Host.Cli.Adapters;
using Gateway.Host.Cli.Journal;
using Gateway.Host.Cli.Destinations;
using Gateway.Host.Cli.Jobs;
using Gateway.Host.Cli.Platform;
using Gateway.Host.Cli.Reconciling;
using Gateway.Host.Cli.Rules;
using Gateway.Host.Cli.Sources;
using Gateway.Host.Cli.Unknowns;
using Gateway.Host.Cli.Visits;

namespace Gateway.Host.Cli;

/// <summary>The command line. Results go to stdout, progress and logs to stderr. Exit 0 done, 1 bad input or a failure, 2 wrong usage.</summary>
internal static class GatewayCommand
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
        return parsed.Errors.Count > 0 ? WrongUsage : code;
    }

    internal static RootCommand Create() => new("Takes what hospitals and pharmacies send, maps it to FHIR R4, delivers it to the national health-insurance platform and answers in the sender's own format. 医保网关。")
    {
        RunVerb.Create(),
        DemoVerb.Create(),
        SimulateVerb.Create(),
        ConvertVerb.Create(),
        CheckVerb.Create(),
        MappingsVerb.Create(),
        AdaptersVerb.Create(),
        SourcesVerb.Create(),
        TodayVerb.Create(),
        MessagesVerb.Create(),
        JournalVerb.Create(),
        JobsVerb.Create(),
        VisitsVerb.Create(),
        UnknownsVerb.Create(),
        SessionsVerb.Create(),
        DestinationsVerb.Create(),
        WindowsVerb.Create(),
        RulesVerb.Create(),
        ReconcileVerb.Create(),
        PlatformVerb.Create(),
        UsersVerb.Create(),
        KeysVerb.Create(),
        RequestsVerb.Create(),
        AuditVerb.Create(),
        IncidentsVerb.Create(),
        AlertsVerb.Create(),
        DoctorVerb.Create(),
        ProveVerb.Create(),
    };
}
