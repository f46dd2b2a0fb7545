using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Runs a message table: values first, then the references between what they made. Resources are plain JSON.</summary>
internal sealed class PlainMessage
{
    private readonly List<JsonObject> resources = [];
    private readonly Dictionary<string, JsonObject> singles = [];
    private readonly Dictionary<string, (JsonObject Element, int Position)> grown = [];
    private readonly List<(string Row, string Pattern, List<string> Keys, int Last, SourceLocation At)> lineage = [];
    private readonly List<string> issues = [];
    private readonly PlainTable table;
    private readonly PlainScope scope;
    private readonly PlainEvaluation evaluation;

    private PlainMessage(PlainTable table, PlainScope scope)
    {
        (this.table, this.scope) = (table, scope);
        evaluation = new PlainEvaluation(table.File, scope, issues);
    }

    public static (List<JsonObject> Resources, List<string> Issues, List<string> Lineage) Run(PlainTable table, PlainScope scope)
    {
        var run = new PlainMessage(table, scope);
        List<PlainRow> rows = [.. table.Rows.Where(row => !IsReference(row)), .. table.Rows.Where(IsReference)];
        PlainBlocks.Run(rows, scope, [], run.WriteValue);
        PlainBlocks.Run(rows, scope, [], run.WriteReference);
        run.resources.ForEach(resource => DropEmpty(resource));
        return (run.resources, run.issues, [.. run.lineage.Select(run.Told)]);
    }

    // JSON has no empty elements: a place that was only held is not there.
    private static bool DropEmpty(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (string name in members.Where(member => member.Value is null || DropEmpty(member.Value)).Select(member => member.Key).ToList())
                {
                    members.Remove(name);
                }

                return members.Count == 0;
            case JsonArray items:
                foreach (JsonNode? item in items.Where(item => DropEmpty(item!)).ToList())
                {
                    items.Remove(item);
                }

                return items.Count == 0;
            default:
                return false;
        }
    }

    private static bool IsReference(PlainRow row) => row["source"].StartsWith("ref:", StringComparison.Ordinal);

    private void WriteValue(PlainRow row, List<(string Level, int Count, int Position)> at)
    {
        if (IsReference(row) || evaluation.Of(row) is not { } flow)
        {
            return;
        }

        if (flow.Text is null)
        {
            if (row["required"] == "yes" && !flow.IsRefused)
            {
                evaluation.Refuse(row, flow, IssueCodes.ValueRequired, "source");
            }

            return;
        }

        var target = PlainTarget.Of(row["target"]);
        JsonNode? value = target.IsCoding ? Coding(flow) : target.Literal(flow.Text);
        if (value is null)
        {
            evaluation.Refuse(row, flow, IssueCodes.TypeMismatch, "target");
            return;
        }

        (JsonObject start, int from, List<string> keys) = Start(target, at);
        int last = Put(start, target, from, value);
        lineage.Add(($"{table.File}:{row.Number}", target.Text, keys, last, flow.Origin.Exists ? flow.Origin.Location : new SourceLocation(row["source"])));
    }

    private void WriteReference(PlainRow row, List<(string Level, int Count, int Position)> at)
    {
        if (!IsReference(row) || evaluation.Of(row) is not { } flow)
        {
            return;
        }

        string wanted = row["source"][4..];
        JsonObject? to = wanted.EndsWith("[]", StringComparison.Ordinal)
            ? Enumerable.Range(1, at.Count).Select(depth => grown.GetValueOrDefault(Key(at.Take(at.Count - depth + 1), wanted)).Element).OfType<JsonObject>().FirstOrDefault()
            : singles.GetValueOrDefault(wanted);
        var target = PlainTarget.Of(row["target"]);
        bool isMade = target.FirstGrowth is { } growth ? grown.ContainsKey(Key(at.Take(1), growth)) : singles.ContainsKey(target.Head);
        if (to is not null && isMade)
        {
            (JsonObject start, int from, List<string> keys) = Start(target, at);
            int last = Put(start, target, from, new JsonObject { ["reference"] = $"@{resources.IndexOf(to).ToString(CultureInfo.InvariantCulture)}" });
            lineage.Add(($"{table.File}:{row.Number}", target.Text, keys, last, new SourceLocation(row["source"])));
        }
        else if (row["required"] == "yes")
        {
            evaluation.Refuse(row, flow, IssueCodes.ValueRequired, "source");
        }
    }

    private static JsonObject Coding(PlainFlow flow)
    {
        var coding = new JsonObject();
        foreach ((string name, string? text) in (ReadOnlySpan<(string, string?)>)[("system", flow.System), ("code", flow.Text), ("display", flow.Display)])
        {
            if (text is not null)
            {
                coding[name] = text;
            }
        }

        return coding;
    }

    private static string Key(IEnumerable<(string Level, int Count, int Position)> at, string prefix) => $"{string.Join(',', at.Select(one => $"{one.Level}#{one.Count}"))}|{prefix}";

    // The resource, then every element on the way that grows with an each.
    private (JsonObject Start, int From, List<string> Keys) Start(PlainTarget target, List<(string Level, int Count, int Position)> at)
    {
        var keys = new List<string>();
        string prefix = target.Head;
        JsonObject start = target.IsMany ? Grown(prefix, () => Resource(target.Type, null)) : Single(target);
        int from = 0;
        for (int step = 0; step < target.Steps.Length - 1; step++)
        {
            (string name, string? inside) = target.Steps[step];
            prefix += $".{name}[{inside}]";
            if (inside is "")
            {
                JsonObject parent = Walk(start, target, from, step);
                start = Grown(prefix, () => Added(ArrayOf(parent, name)));
                from = step + 1;
            }
        }

        return (start, from, keys);

        JsonObject Grown(string what, Func<(JsonObject, int)> make)
        {
            string key = Key(at.Take(keys.Count + 1), what);
            keys.Add(key);
            if (!grown.TryGetValue(key, out (JsonObject Element, int Position) one))
            {
                grown.Add(key, one = make());
            }

            return one.Element;
        }
    }

    private static (JsonObject, int) Added(JsonArray array)
    {
        var element = new JsonObject();
        array.Add((JsonNode)element);
        return (element, array.Count);
    }

    private JsonObject Single(PlainTarget target)
    {
        if (!singles.TryGetValue(target.Head, out JsonObject? resource))
        {
            singles.Add(target.Head, resource = Resource(target.Type, target.Label).Item1);
        }

        return resource;
    }

    private (JsonObject, int) Resource(string type, string? label)
    {
        var resource = new JsonObject { ["resourceType"] = type };
        if (label is not null)
        {
            resource["meta"] = new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["system"] = "urn:cn:gateway:label", ["code"] = label }) };
        }

        resources.Add(resource);
        return (resource, resources.Count(other => PlainModel.Text(other["resourceType"]) == type && other["meta"] is null && !singles.ContainsValue(other)));
    }

    private static JsonArray ArrayOf(JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray array)
        {
            parent[name] = array = [];
        }

        return array;
    }

    private static JsonObject Walk(JsonObject start, PlainTarget target, int from, int to)
    {
        JsonObject at = start;
        for (int step = from; step < to; step++)
        {
            at = Child(at, target.Steps[step].Name, target.Steps[step].Inside);
        }

        return at;
    }

    private static JsonObject Child(JsonObject parent, string name, string? inside)
    {
        if (!PlainTarget.IsArray(parent, name))
        {
            return (JsonObject)(parent[name] ??= new JsonObject());
        }

        JsonArray array = ArrayOf(parent, name);
        if (inside is null || int.TryParse(inside, out _))
        {
            int index = inside is null ? 0 : int.Parse(inside, CultureInfo.InvariantCulture) - 1;
            while (array.Count <= index)
            {
                Added(array);
            }

            return (JsonObject)array[index]!;
        }

        (string element, string value) = PlainModel.Slice(name, inside);
        JsonObject? found = array.OfType<JsonObject>().FirstOrDefault(item => PlainModel.Text(item[element]) == value);
        if (found is null)
        {
            found = Added(array).Item1;
            found[element] = value;
        }

        return found;
    }

    // Returns the position where the last step itself grew; 0 elsewhere.
    private static int Put(JsonObject start, PlainTarget target, int from, JsonNode value)
    {
        (string name, string? inside) = target.Steps[^1];
        JsonObject parent = Walk(start, target, from, target.Steps.Length - 1);
        if (target.IsConcept)
        {
            JsonArray codings = ArrayOf(Child(parent, name, inside), "coding");
            foreach (JsonNode? old in codings.Where(old => PlainModel.Text(old!["system"]) == PlainModel.Text(value["system"])).ToList())
            {
                codings.Remove(old);
            }

            codings.Add(value);
            return 0;
        }

        if (!PlainTarget.IsArray(parent, name))
        {
            parent[name] = target.IsCoding && parent[name]?["system"] is { } system ? WithSystem(value, system) : value;
            if (target.IsMoney)
            {
                parent["currency"] ??= "CNY";
            }

            return 0;
        }

        JsonArray array = ArrayOf(parent, name);
        if (inside is "" || array.Count == 0)
        {
            array.Add(value);
            return inside is "" ? array.Count : 0;
        }

        array[0] = value;
        return 0;
    }

    private static JsonNode WithSystem(JsonNode coding, JsonNode system)
    {
        coding["system"] = system.DeepClone();
        return coding;
    }

    // Lineage names elements by where they stand in the end.
    private string Told((string Row, string Pattern, List<string> Keys, int Last, SourceLocation At) note)
    {
        string[] pieces = note.Pattern.Split("[]");
        int[] positions = [.. note.Keys.Select(key => grown[key].Position), note.Last];
        return string.Concat(pieces.Select((piece, index) => index == 0 ? piece : $"[{positions[index - 1]}]{piece}")) + $" <- {note.Row} {note.At}";
    }
}
