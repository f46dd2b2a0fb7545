using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>
/// What a transaction's output looks like by fields.csv: nodes, each with its fields, once or as an array; a node may stand inside another.
/// Fields of the node <c>.</c> stand in the output itself; output that is an array itself is read as <c>row</c>.
/// </summary>
internal sealed class OutputShape
{
    private const string Row = "row";
    private readonly Dictionary<string, FieldType?> types = new(StringComparer.Ordinal);

    public OutputShape(FieldTable? fields, string infno)
    {
        (string Node, IReadOnlyDictionary<string, PlatformField> Fields)[] outputs = [.. fields?.OutputOf(infno) ?? []];
        Dictionary<string, RecordShape> flat = outputs.Where(output => output.Node != FillNode.Top)
            .ToDictionary(output => output.Node, output => Node(output.Fields.Keys, []), StringComparer.Ordinal);
        Dictionary<string, RecordShape> nodes = outputs.Where(output => output.Node != FillNode.Top)
            .ToDictionary(output => output.Node, output => Node(output.Fields.Keys, flat), StringComparer.Ordinal);
        nodes.TryAdd(Row, Node(outputs.SelectMany(output => output.Fields.Keys), []));
        foreach ((string node, IReadOnlyDictionary<string, PlatformField> below) in outputs)
        {
            foreach ((string code, PlatformField field) in below)
            {
                types[node == FillNode.Top ? code : $"{node}/{code}"] = field.Type;
                nodes.TryAdd(node == FillNode.Top ? code : node, RecordShape.Value); // a node is there already
            }
        }

        Shape = types.Count == 0 ? RecordShape.Open : new RecordShape { Named = nodes.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    public RecordShape Shape { get; }

    /// <summary>The type of a field; null where it is not known.</summary>
    public FieldType? TypeAt(ImmutableArray<ShapePlace> places) => places is [var only] ? types.GetValueOrDefault(only.Path) : null;

    /// <summary>The field, as <c>node/code</c>, that stands at a place; a node inside another goes by its own name. Null for a node.</summary>
    public string? FieldAt(ShapePlace place)
    {
        string[] names = place.Path.Split('/');
        string field = string.Join('/', names[^Math.Min(names.Length, 2)..]);
        return types.ContainsKey(field) ? field : null;
    }

    private static RecordShape Node(IEnumerable<string> fields, Dictionary<string, RecordShape> inside) => new()
    {
        Named = fields.Select(field => KeyValuePair.Create(field, RecordShape.Value)).Concat(inside).DistinctBy(entry => entry.Key).ToFrozenDictionary(StringComparer.Ordinal),
        Repeats = true,
    };
}
