using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Which places of the sender's message a row reads, and for what.</summary>
internal sealed class RowReads
{
    private readonly List<(SourcePath Path, bool IsMany)> values = [];
    private readonly List<SourcePath> conditions = [];
    private readonly ImmutableArray<EachPath> each;
    private readonly Predicate<RowScope>? when;

    private RowReads(TableRow row, ImmutableArray<EachPath> each, Predicate<RowScope>? when) => (Row, this.each, this.when) = (row, each, when);

    public TableRow Row { get; }

    /// <summary>Places whose values the row carries.</summary>
    public IEnumerable<string> Fields => values.Select(value => value.Path.Text);

    /// <summary>Reads the cells again; a row with a fault reads nothing.</summary>
    public static RowReads Of(TableRow row, TableKind kind)
    {
        ElementModel model = ElementModel.Default;
        bool isEach = new EachParser(kind, model).TryParse(row["each"], out ImmutableArray<EachPath> each, out _);
        List<SourcePath> asked = [], read = [];
        SourceParser conditions = Parser(kind, model, each, asked), sources = Parser(kind, model, each, read);
        bool isCondition = ConditionParser.TryParse(row["when"], conditions, out Condition? condition, out _);
        int own = sources.TryParse(row["source"], out _, out _) ? read.Count : 0;
        bool isMany = TransformPipe.Compile(row["transform"], sources, out _).TakesMany;
        var reads = new RowReads(row, isEach ? each : [], isCondition && kind == TableKind.Message ? ConditionReader.Compile(condition!) : null); // given when the result is true; a reply's depends on what became of the message
        reads.conditions.AddRange(asked);
        reads.values.AddRange(read.Select((path, index) => (path, isMany && index < own)));
        return reads;
    }

    /// <summary>Calls back for every place that the row would read in this record.</summary>
    public void Visit(RowScope scope, Action<SourceNode> onCondition, Action<SourceNode> onValue) => Visit(scope, 0, onCondition, onValue);

    private void Visit(RowScope scope, int level, Action<SourceNode> onCondition, Action<SourceNode> onValue)
    {
        if (level < each.Length && each[level] is EachPath.Nodes walked)
        {
            EachItem outer = scope.Current;
            foreach (EachItem item in walked.Items(scope).ToList())
            {
                scope.Current = item;
                Visit(scope, level + 1, onCondition, onValue);
                scope.Current = outer;
            }

            return;
        }

        foreach (SourcePath path in conditions)
        {
            onCondition(path.First(scope.StartOf(path)));
        }

        if (when is null || when(scope))
        {
            foreach ((SourcePath path, bool isMany) in values)
            {
                foreach (SourceNode node in isMany ? path.All(scope.StartOf(path)) : [path.First(scope.StartOf(path))])
                {
                    onValue(node);
                }
            }
        }
    }


    private static SourceParser Parser(TableKind kind, ElementModel model, ImmutableArray<EachPath> each, List<SourcePath> found) => new(kind, model, EachParser.ContinuesOf(each))
    {
        OnNamed = source =>
        {
            if (source is SourceExpression.Field field)
            {
                found.Add(field.Path);
            }
        },
    };
}
