using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What a transaction's output looks like by fields.csv: nodes, each with its fields, once or as an array. Output that is an array itself is read as <c>row</c>.</summary>
internal sealed class OutputShape
{
    private const string Row = "row";
    private readonly Dictionary<string, FieldType?> types = new(StringComparer.Ordinal);

    public OutputShape(FieldTable? fields, string infno)
    {
        var nodes = new Dictionary<string, RecordShape>(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string node, IReadOnlyDictionary<string, PlatformField> below) in fields?.OutputOf(infno) ?? [])
        {
            nodes[node] = Node(below.Keys);
            all.UnionWith(below.Keys);
            foreach ((string code, PlatformField field) in below)
            {
                types[$"{node}/{code}"] = field.Type;
            }
        }

        nodes.TryAdd(Row, Node(all));
        Shape = types.Count == 0 ? RecordShape.Open : new RecordShape { Named = nodes.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    public RecordShape Shape { get; }

    /// <summary>The type of a field; null where it is not known.</summary>
    public FieldType? TypeAt(ImmutableArray<ShapePlace> places) => places is [var only] ? types.GetValueOrDefault(only.Path) : null;

    private static RecordShape Node(IEnumerable<string> fields) => new() { Named = fields.ToFrozenDictionary(field => field, _ => RecordShape.Value, StringComparer.Ordinal), Repeats = true };
}
