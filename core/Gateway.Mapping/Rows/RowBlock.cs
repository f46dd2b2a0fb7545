using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Rows in table order, those of one <c>each</c> together at the place of the first.</summary>
/// <typeparam name="TRow">A compiled row.</typeparam>
internal sealed class RowBlock<TRow>
    where TRow : class
{
    private readonly List<Member> members = [];

    private readonly RowBlock<TRow> root;
    private int blocks = 1;

    private RowBlock(EachPath? each, RowBlock<TRow>? above)
    {
        (Each, Level, Above, root) = (each, above is null ? 0 : above.Level + 1, above, above?.root ?? this);
        Number = above is null ? 0 : root.blocks++;
    }

    /// <summary>What the block walks; null for the block of the whole table.</summary>
    public EachPath? Each { get; }

    /// <summary>0 for the whole table, 1 for an each, 2 for one inside it …</summary>
    public int Level { get; }

    public RowBlock<TRow>? Above { get; }

    /// <summary>From 0, in the order of the table: a place for per-run state.</summary>
    public int Number { get; }

    /// <summary>How many blocks the table has.</summary>
    public int Blocks => root.blocks;

    /// <summary>Rows and inner blocks in order; one of the two is set.</summary>
    public IReadOnlyList<Member> Members => members;

    /// <summary>What it and the blocks around it walk, outermost first.</summary>
    public ImmutableArray<EachPath> Levels => Each is null ? [] : [.. Above!.Levels, Each]; // only the root has no each, and none above

    /// <summary>Every row, those of inner blocks too.</summary>
    public IEnumerable<TRow> Rows() => members.SelectMany(member => member.Row is { } row ? [row] : member.Block!.Rows()); // one of the two is set

    public static RowBlock<TRow> Root() => new(null, null);

    /// <summary>Adds a row and says which block it belongs to.</summary>
    public RowBlock<TRow> Place(ImmutableArray<EachPath> levels)
    {
        RowBlock<TRow> block = this;
        foreach (EachPath level in levels)
        {
            RowBlock<TRow>? inner = block.members.Select(member => member.Block).FirstOrDefault(candidate => candidate?.Each?.Text == level.Text);
            if (inner is null)
            {
                inner = new RowBlock<TRow>(level, block);
                block.members.Add(new Member(null, inner));
            }

            block = inner;
        }

        return block;
    }

    public void Add(TRow row) => members.Add(new Member(row, null));

    /// <summary>Calls back for every row, once per item of its each.</summary>
    public void Run(RowScope scope, Action<RowBlock<TRow>> onItem, Action<TRow> onRow)
    {
        foreach (Member member in members)
        {
            if (member.Row is not null)
            {
                onRow(member.Row);
                continue;
            }

            RowBlock<TRow> block = member.Block!; // one of the two is set
            EachItem outer = scope.Current;
            foreach (EachItem item in block.Each!.Items(scope)) // only the root has none
            {
                scope.Current = item;
                onItem(block);
                block.Run(scope, onItem, onRow);
                scope.Current = outer;
            }
        }
    }

    internal readonly record struct Member(TRow? Row, RowBlock<TRow>? Block);
}
