using System.Text.Json.Nodes;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Where an each is.</summary>
internal sealed record PlainItem(SourceNode Node, JsonNode? Element, Issue? Issue, int Position);

/// <summary>What rows may ask for, and how a cell is read.</summary>
internal sealed class PlainScope
{
    private static readonly Once<List<(bool IsMinus, string Term)>> Sums = new(Cut);

    /// <summary>message, platform or reply.</summary>
    public required string Kind { get; init; }

    public required PlainCodes Codes { get; init; }

    public SourceRecord? Record { get; init; }

    public List<JsonObject> Canonical { get; init; } = [];

    public List<JsonObject> Answer { get; init; } = [];

    public Dictionary<string, string> Facts { get; init; } = [];

    public Dictionary<string, string> Institution { get; init; } = [];

    /// <summary>status, message-id.</summary>
    public Dictionary<string, string> Outcome { get; init; } = [];

    public List<Issue> Complaints { get; init; } = [];

    public string? Day { get; init; }

    /// <summary>First resource and number of resources of the batch's type; null for all.</summary>
    public (string Type, int First, int Count)? Batch { get; init; }

    public PlainItem At { get; set; } = new(default, null, null, 0);

    /// <summary>Reads one cell: one value or a sum of several.</summary>
    public PlainFlow Read(string cell)
    {
        List<(bool IsMinus, string Term)> terms = Terms(cell);
        if (terms.Count == 1)
        {
            return Term(cell);
        }

        var sum = new PlainFlow();
        PlainNumber? total = null;
        foreach ((bool isMinus, string term) in terms)
        {
            PlainFlow one = Term(term);
            if (one.Text is null)
            {
                continue;
            }

            sum.Origin = sum.Origin.Exists ? sum.Origin : one.Origin;
            if (PlainNumber.Read(one.Text) is not { CanBeAdded: true } number)
            {
                sum.IsRefused = true;
                return sum;
            }

            total = (total ?? new PlainNumber(0, 0)).Plus(isMinus ? number.Negative() : number);
        }

        sum.Text = total?.Text();
        return sum;
    }

    /// <summary>Reads every value of a cell.</summary>
    public PlainFlow ReadMany(string cell)
    {
        if (RecordPath(cell) is { } path)
        {
            return new PlainFlow { Many = [.. PlainPath.All(Start(path), path).Select(node => node.Text).OfType<string>()] };
        }

        if (Terms(cell).Count == 1 && ElementPath(cell) is { } element && !element.Path.Contains("[@", StringComparison.Ordinal))
        {
            return new PlainFlow { Many = [.. Elements(element.Path, element.InAnswer, isMany: true).Select(PlainModel.Text).OfType<string>()] };
        }

        PlainFlow one = Read(cell);
        one.Many = one.Text is null ? [] : [one.Text];
        return one;
    }

    public bool Holds(string condition) => condition.Length == 0 || PlainCondition.Holds(condition, source => Read(source).Text, Exists);

    /// <summary>The path in the record that a cell names; null where it names no such path.</summary>
    public string? RecordPath(string cell)
    {
        if (cell.StartsWith('\'') || Terms(cell).Count > 1)
        {
            return null;
        }

        return cell.StartsWith("request:", StringComparison.Ordinal) ? cell[8..]
            : Kind == "message" && !cell.StartsWith("institution:", StringComparison.Ordinal) ? cell
            : Kind == "reply" && (cell is "." || cell.StartsWith("./", StringComparison.Ordinal) || cell.StartsWith("..", StringComparison.Ordinal)) ? cell
            : null;
    }

    /// <summary>What an each level walks.</summary>
    public List<PlainItem> Items(string level)
    {
        if (level == "outcome:issues")
        {
            return [.. Complaints.Select((issue, index) => new PlainItem(default, null, issue, index + 1))];
        }

        return RecordPath(level) is { } path
            ? [.. PlainPath.All(Start(path), path).Select((node, index) => new PlainItem(node, null, null, index + 1))]
            : [.. Elements(ElementPath(level)!.Value.Path, ElementPath(level)!.Value.InAnswer, isMany: true, Batch).Select((element, index) => new PlainItem(default, element, null, index + 1))];
    }

    private bool Exists(string source) => RecordPath(source) is { } path
        ? PlainPath.First(Start(path), path).Presence == Presence.Valued
        : Read(source).Text is not null;

    private SourceNode Start(string path) => path.StartsWith('.') ? At.Node : Record?.Root ?? default;

    private PlainFlow Term(string term)
    {
        if (term.StartsWith('\''))
        {
            return new PlainFlow { Text = term.Length > 2 ? term[1..^1] : null };
        }

        if (RecordPath(term) is { } path)
        {
            SourceNode node = PlainPath.First(Start(path), path);
            return new PlainFlow { Text = node.Text, Origin = node };
        }

        string name = term[(term.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new PlainFlow
        {
            Text = term.Split(':')[0] switch
            {
                "fact" => Facts.GetValueOrDefault(name),
                "institution" => Institution.GetValueOrDefault(name),
                "outcome" => OutcomeOf(name),
                _ when term.Contains("[@", StringComparison.Ordinal) => Joined(name),
                _ => ElementPath(term) is { } element ? PlainModel.Text(Elements(element.Path, element.InAnswer, isMany: false).FirstOrDefault()) : null,
            },
        };
    }

    private string? OutcomeOf(string name)
    {
        Issue? issue = At.Issue ?? Complaints.FirstOrDefault(candidate => candidate.IsError) ?? Complaints.FirstOrDefault();
        return name switch
        {
            "code" => issue?.Code.Id,
            "path" => issue is null || issue.At.Path.Length == 0 ? null : issue.At.Path,
            _ => Outcome.GetValueOrDefault(name),
        };
    }

    private (string Path, bool InAnswer)? ElementPath(string cell)
    {
        bool isPrefixed = cell.StartsWith("canonical:", StringComparison.Ordinal) || cell.StartsWith("answer:", StringComparison.Ordinal);
        bool isElement = isPrefixed || (Kind == "platform" && !cell.Contains(':', StringComparison.Ordinal)) || (Kind == "reply" && cell.StartsWith('.'));
        return !isElement || cell.StartsWith('\'') ? null : (cell[(cell.IndexOf(':', StringComparison.Ordinal) + 1)..], cell.StartsWith("answer:", StringComparison.Ordinal));
    }

    private IEnumerable<JsonNode> Elements(string path, bool inAnswer, bool isMany, (string Type, int First, int Count)? batch = null)
    {
        if (path.StartsWith('.'))
        {
            return At.Element is null ? [] : PlainModel.All(At.Element, PlainModel.Steps(path));
        }

        string head = path.Split('.')[0], type = head.Split('#', '[')[0];
        string? label = head.Contains('#', StringComparison.Ordinal) ? head.Split('#')[1] : null;
        List<JsonObject> all = [.. (inAnswer ? Answer : Canonical).Where(resource => PlainModel.Text(resource["resourceType"]) == type && (label is null || HasLabel(resource, label)))];
        IEnumerable<JsonObject> starts = isMany && head.EndsWith("[]", StringComparison.Ordinal) ? all : inAnswer ? all.TakeLast(1) : all.Take(1);
        starts = !isMany && !inAnswer && label is null && Batch is { } own && own.Type == type ? all.Skip(own.First).Take(1) : starts; // one value of a batch's type is its first's
        starts = batch is { } run && run.Type == type && head.EndsWith("[]", StringComparison.Ordinal) ? starts.Skip(run.First).Take(run.Count) : starts;
        return starts.SelectMany(resource => PlainModel.All(resource, PlainModel.Steps(path[head.Length..])));
    }

    private static bool HasLabel(JsonObject resource, string label) =>
        PlainModel.All(resource, PlainModel.Steps("meta.tag")).Any(tag => PlainModel.Text(tag["system"]) == "urn:cn:gateway:label" && PlainModel.Text(tag["code"]) == label);

    // answer:ChargeItem[@detail].path: the answer's last row with the identifier of the current one.
    private string? Joined(string path)
    {
        string type = path.Split('[')[0], slice = path.Split('@', ']')[1], rest = path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..];
        JsonNode? row = At.Element ?? Canonical.Where(resource => PlainModel.Text(resource["resourceType"]) == type).ElementAtOrDefault(At.Position - 1);
        string? Key(JsonNode node) => PlainModel.Text(PlainModel.All(node, PlainModel.Steps($"identifier[{slice}].value")).FirstOrDefault());
        JsonObject? match = row is not null && Key(row) is { } key ? Answer.LastOrDefault(candidate => PlainModel.Text(candidate["resourceType"]) == type && Key(candidate) == key) : null;
        return match is null ? null : PlainModel.Text(PlainModel.All(match, PlainModel.Steps(rest)).FirstOrDefault());
    }

    private static List<(bool IsMinus, string Term)> Terms(string cell) => Sums.Of(cell);

    private static List<(bool IsMinus, string Term)> Cut(string cell)
    {
        string[] words = System.Text.RegularExpressions.Regex.Split(cell, @" ([+-]) (?=(?:[^']*'[^']*')*[^']*\z)", System.Text.RegularExpressions.RegexOptions.None, System.Text.RegularExpressions.Regex.InfiniteMatchTimeout);
        var terms = new List<(bool, string)> { (false, words[0].Trim()) };
        for (int at = 1; at < words.Length; at += 2)
        {
            terms.Add((words[at] == "-", words[at + 1].Trim()));
        }

        return terms;
    }
}
