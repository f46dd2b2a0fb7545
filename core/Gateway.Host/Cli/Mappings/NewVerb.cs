using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings new SOURCE</c> and <c>mappings version SOURCE@1.0 1.1</c>: what every mapping and every correction begins with.</summary>
internal static class NewVerb
{
    public static Command CreateNew()
    {
        var source = new Argument<string>("source") { Description = "The new source's id, e.g. my-vendor." };
        var adapter = new Option<string>("--adapter") { Description = "Its wire format, e.g. ini, hl7v2, delimited.", Required = true };
        var from = new Option<string?>("--from") { Description = "A source to begin from: ID or ID@VERSION." };
        var message = new Option<string?>("--message") { Description = "Name of the first message; with it, a table is begun that names the targets to fill." };
        var @event = new Option<string?>("--event") { Description = "What that message means, e.g. outpatient.settle." };
        var verb = new Command("new", "Begin a source: version 1.0, a draft. 'gateway check' then names what is to be filled in.") { source, adapter, from, message, @event };
        verb.SetAction(parsed =>
        {
            var request = new NewSourceRequest(parsed.GetRequiredValue(source), parsed.GetRequiredValue(adapter)) { From = parsed.GetValue(from), Message = parsed.GetValue(message), Event = parsed.GetValue(@event) };
            return Tell(Drafts(parsed).NewSource(request), $"fill in source.yaml and the tables, name the source in an institution.yaml, then 'gateway check --source {request.Source}'.");
        });
        return verb;
    }

    public static Command CreateVersion()
    {
        var from = new Argument<string>("source@version") { Description = "The version to copy, e.g. fujian-ini@1.0." };
        var next = new Argument<string>("next") { Description = "The new version, e.g. 1.1." };
        var firstDay = new Option<DateOnly?>("--from") { Description = "First service date of the new version, yyyy-MM-dd; may be filled in later." };
        var verb = new Command("version", "Copy a version to a new draft: what every correction begins with.") { from, next, firstDay };
        verb.SetAction(parsed => Tell(Drafts(parsed).NextVersion(parsed.GetRequiredValue(from), parsed.GetRequiredValue(next), parsed.GetValue(firstDay)), "change its tables, say in CHANGELOG.md what and why, then 'gateway check' and 'gateway mappings diff'."));
        return verb;
    }

    private static SourceDrafts Drafts(ParseResult parsed) => new(GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)));

    private static int Tell(Outcome<string> folder, string next)
    {
        MappingOptions.Print(folder.Issues);
        if (!folder.Succeeded)
        {
            return GatewayCommand.Failed;
        }

        System.Console.WriteLine(folder.Value);
        System.Console.Error.WriteLine($"Next: {next}");
        return GatewayCommand.Done;
    }
}
