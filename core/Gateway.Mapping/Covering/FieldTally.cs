using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What becomes of the fields of one message, and of all of them.</summary>
internal sealed class FieldTally
{
    private readonly Dictionary<string, Total> totals = new(StringComparer.Ordinal);

    /// <summary>Adds one message.</summary>
    /// <param name="record">The sender's fields.</param>
    /// <param name="uses">What is made of them.</param>
    /// <returns>How many values it holds and how many are carried.</returns>
    public (int Fields, int Carried) Add(SourceRecord record, FieldUses uses)
    {
        (int fields, int carried) = (0, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, SourceNode leaf) in Leaves("", record.Root))
        {
            if (!totals.TryGetValue(name, out Total? total))
            {
                totals.Add(name, total = new Total());
            }

            UseOfField use = uses.Of(leaf, total.Rows);
            fields++;
            carried += use == UseOfField.Carried ? 1 : 0;
            total.Values++;
            total.Dropped += use == UseOfField.Dropped ? 1 : 0;
            total.Samples += seen.Add(name) ? 1 : 0;
            total.Use = use > total.Use ? use : total.Use;
        }

        return (fields, carried);
    }

    /// <summary>By field, in the order of their names.</summary>
    public ImmutableArray<FieldUse> Fields() =>
        [.. totals.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new FieldUse(one.Key, one.Value.Samples, one.Value.Values, one.Value.Dropped, one.Value.Use, [.. one.Value.Rows.Order(StringComparer.Ordinal)]))];

    private static IEnumerable<(string Name, SourceNode Leaf)> Leaves(string above, SourceNode node)
    {
        foreach (SourceNode child in node.Children)
        {
            string name = above.Length == 0 ? child.Name : $"{above}/{child.Name}";
            if (child.IsGroup)
            {
                foreach ((string, SourceNode) leaf in Leaves(name, child))
                {
                    yield return leaf;
                }
            }
            else if (child.Presence != Presence.Absent)
            {
                yield return (name, child);
            }
        }
    }

    private sealed class Total
    {
        public int Samples { get; set; }

        public int Values { get; set; }

        public int Dropped { get; set; }

        public UseOfField Use { get; set; }

        public HashSet<string> Rows { get; } = new(StringComparer.Ordinal);
    }
}
