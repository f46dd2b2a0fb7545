using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Canonical messages that belong together, e.g. a visit with its charges, settlement and refund: <c>samples/STORY/NN-NAME.json</c> beside the platform's tables.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Messages">In the order of their file names.</param>
public sealed record RoundTripStory(string Name, ImmutableArray<StoryMessage> Messages)
{
    private const string InstitutionSystem = "urn:cn:nhsa:id:institution";

    /// <summary>Whether a later message needs a number that only the first answer of an earlier one has, so that nothing may be lost: told by the folder's name.</summary>
    public bool NeedsItsAnswers => Name.EndsWith("-undisturbed", StringComparison.Ordinal);

    /// <summary>Every story of a platform version.</summary>
    /// <param name="platformFolder">Where the tables lie.</param>
    /// <returns>By name; or each file that is no canonical message.</returns>
    public static Outcome<ImmutableArray<RoundTripStory>> LoadAll(string platformFolder)
    {
        string samples = Path.Combine(platformFolder, "samples");
        var faults = new List<Issue>();
        string[] folders = Directory.Exists(samples) ? [.. Directory.GetDirectories(samples).Order(StringComparer.Ordinal)] : [];
        ImmutableArray<RoundTripStory> stories = [.. folders.Select(folder => new RoundTripStory(Path.GetFileName(folder), [.. Read(folder, faults)]))];
        return faults.Count == 0 ? Outcome.Of(stories) : Outcome.Refused<ImmutableArray<RoundTripStory>>([.. faults]);
    }

    private static List<StoryMessage> Read(string folder, List<Issue> faults)
    {
        var messages = new List<StoryMessage>();
        foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            string name = $"{Path.GetFileName(folder)}/{Path.GetFileName(path)}";
            Outcome<Bundle> read = CanonicalJson.ReadStrict(File.ReadAllBytes(path));
            if (!read.TryGetValue(out Bundle? message))
            {
                faults.AddRange(read.Issues.Select(issue => issue with { At = new SourceLocation($"{name}: {issue.At.Path}") }));
            }
            else if (message.Entry.Select(entry => entry.Resource).OfType<MessageHeader>().FirstOrDefault()?.Event is Coding { Code: { } @event } && InstitutionOf(message) is { } institution)
            {
                messages.Add(new StoryMessage(name, @event, institution, message));
            }
            else
            {
                faults.Add(new Issue(IssueCodes.FileUnreadable, new SourceLocation(name), "Expected a message Bundle whose MessageHeader.eventCoding names the event and one Organization the institution."));
            }
        }

        return messages;
    }

    private static string? InstitutionOf(Bundle message) => message.Entry.Select(entry => entry.Resource).OfType<Organization>()
        .SelectMany(organization => organization.Identifier).FirstOrDefault(identifier => identifier.System == InstitutionSystem)?.Value;
}

/// <summary>One message of a story.</summary>
/// <param name="File"><c>STORY/FILE</c>.</param>
/// <param name="Event">For example <c>outpatient.settle</c>.</param>
/// <param name="Institution">Code of the institution that it comes from.</param>
/// <param name="Message">The canonical message.</param>
public sealed record StoryMessage(string File, string Event, string Institution, Bundle Message);
