using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Begins what is to be mapped: a source's next version, or a new source.</summary>
/// <param name="root">The mappings folder.</param>
public sealed class SourceDrafts(string root)
{
    private readonly MappingFolder files = new(root);

    /// <summary>Copies a version to a new draft: the thing every correction begins with.</summary>
    /// <param name="from"><c>SOURCE@VERSION</c>; a source alone means its newest version.</param>
    /// <param name="next">The new version, for example <c>1.1</c>.</param>
    /// <param name="firstDay">First service date of the new version; null leaves it open until the release.</param>
    /// <returns>The new folder below the mappings folder.</returns>
    public Outcome<string> NextVersion(string from, string next, DateOnly? firstDay)
    {
        Outcome<VersionFolder> found = VersionFolder.Find(files, from);
        if (!found.Succeeded)
        {
            return Outcome.Refused<string>(found.Issues);
        }

        VersionFolder before = found.Value, draft = before with { Version = next };
        if (DraftFolder.Refusal(draft) is { } refusal)
        {
            return Outcome.Refused<string>(refusal);
        }

        Dictionary<string, byte[]> content = DraftFolder.Read(before);
        Edit(content, "source.yaml", yaml => AsDraft(yaml, next, firstDay));
        Edit(content, "CHANGELOG.md", log => WithHeading(log, before.Source, $"## {next}\n- Draft, made from {before.Version}. Say here what changes and why.\n\n"));
        DraftFolder.Write(draft, content);
        return Outcome.Of(draft.Name);
    }

    /// <summary>Begins a new source: with a message, its tables name the targets that its event usually fills; without one, all of another source is copied.</summary>
    /// <returns>The new folder below the mappings folder.</returns>
    public Outcome<string> NewSource(NewSourceRequest request)
    {
        var draft = new VersionFolder(files, request.Source, "1.0");
        Outcome<VersionFolder> model = ModelOf(request);
        if (DraftFolder.Refusal(draft) is { } refusal)
        {
            return Outcome.Refused<string>(refusal);
        }

        if (!model.Succeeded)
        {
            return Outcome.Refused<string>(model.Issues);
        }

        if (request.Message is null || request.Event is null)
        {
            Dictionary<string, byte[]> content = DraftFolder.Read(model.Value);
            Edit(content, "source.yaml", yaml => SourceYaml.Set(SourceYaml.Set(AsDraft(yaml, "1.0", null), "title", $"\"{request.Source}: say whose messages these are (made from {model.Value.Label})\""), "id", request.Source));
            content["CHANGELOG.md"] = FirstLog(request.Source, $"made from {model.Value.Label}");
            DraftFolder.Write(draft, content);
            return Outcome.Of(draft.Name);
        }

        Outcome<Dictionary<string, byte[]>> scaffold = SourceScaffold.Of(files, model.Value, request.Source, request.Message, request.Event);
        if (!scaffold.Succeeded)
        {
            return Outcome.Refused<string>(scaffold.Issues);
        }

        scaffold.Value["CHANGELOG.md"] = FirstLog(request.Source, $"wire format as in {model.Value.Label}");
        DraftFolder.Write(draft, scaffold.Value);
        return Outcome.Of(draft.Name);
    }

    // The named source, else the first one of the same adapter: its layout and its error reply are the nearest that there are.
    private Outcome<VersionFolder> ModelOf(NewSourceRequest request)
    {
        if (request.From is { } from)
        {
            Outcome<VersionFolder> found = VersionFolder.Find(files, from);
            return !found.Succeeded || AdapterOf(found.Value) == request.Adapter ? found
                : Refused(from, $"Its adapter is {AdapterOf(found.Value)}, not {request.Adapter}: name a source of that adapter, or leave --from out.");
        }

        VersionFolder[] all = [.. VersionFolder.All(files)];
        VersionFolder? same = all.Where(version => AdapterOf(version) == request.Adapter).OrderBy(version => version.Source, StringComparer.Ordinal).ThenByDescending(version => VersionOrder.Of(version.Version), StringComparer.Ordinal).FirstOrDefault();
        return same is null
            ? Refused(request.Adapter, $"No source uses this adapter yet, so there is no layout to begin with: expected one of {string.Join(", ", all.Select(AdapterOf).Distinct())}.{NearestName.Hint(request.Adapter, all.Select(AdapterOf))}")
            : request.Message is null || request.Event is null ? Refused(request.Source, $"Name the first message and its event (--message NAME --event EVENT), or a source to copy (--from {same.Label}).")
            : Outcome.Of(same);
    }

    private static string AdapterOf(VersionFolder version) => version.Settings?.Text("adapter") ?? "";

    private static Outcome<VersionFolder> Refused(string at, string reason) => Outcome.Refused<VersionFolder>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(at), reason));

    private static string AsDraft(string yaml, string version, DateOnly? firstDay)
    {
        string from = firstDay is { } day ? $"{{from: {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}}" : "{}  # {from: 2026-01-31}: the first service date; fill it in before the release";
        return SourceYaml.Set(SourceYaml.Set(SourceYaml.Set(yaml, "effective", from), "status", "draft"), "version", $"\"{version}\"");
    }

    private static byte[] FirstLog(string source, string how) => Encoding.UTF8.GetBytes($"# {source}\n\n## 1.0\n- Draft, {how}. Say here what is odd about this sender.\n");

    private static string WithHeading(string log, string source, string entry)
    {
        int first = log.IndexOf("\n## ", StringComparison.Ordinal);
        return log.Length == 0 ? $"# {source}\n\n{entry}" : first < 0 ? $"{log.TrimEnd()}\n\n{entry}" : log[..(first + 1)] + entry + log[(first + 1)..];
    }

    private static void Edit(Dictionary<string, byte[]> content, string name, Func<string, string> edit) =>
        content[name] = Encoding.UTF8.GetBytes(edit(content.TryGetValue(name, out byte[]? bytes) ? Encoding.UTF8.GetString(bytes) : ""));
}

/// <summary>A source to begin.</summary>
/// <param name="Source">Its id: the folder's name.</param>
/// <param name="Adapter">Its wire format.</param>
public sealed record NewSourceRequest(string Source, string Adapter)
{
    /// <summary><c>SOURCE@VERSION</c> to begin from; null takes the first source of the same adapter.</summary>
    public string? From { get; init; }

    /// <summary>Name of the first message; null copies all messages.</summary>
    public string? Message { get; init; }

    /// <summary>What the first message means, for example <c>outpatient.settle</c>.</summary>
    public string? Event { get; init; }
}
