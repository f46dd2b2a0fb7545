using System.Text;

namespace Gateway.Contract;

/// <summary>A record in the making, filled by path in any order; what reply tables write and adapters turn into bytes.</summary>
public sealed class RecordDraft
{
    private readonly Node root = new("");

    /// <summary>Sets the value at a path, making groups on the way. A step may carry a position: <c>mzsf/item[2]/名称</c>.</summary>
    /// <param name="path">As in <see cref="SourcePath"/>, with names and positions only.</param>
    /// <param name="text">The value; null leaves the place empty but present, so that its position is kept.</param>
    /// <exception cref="FormatException">The path has an empty name.</exception>
    public void Set(string path, string? text)
    {
        Node node = root;
        foreach (string step in path.Split('/'))
        {
            node = node.Child(step);
        }

        node.Text = text;
    }

    /// <summary>The record as it is now, without bytes.</summary>
    public SourceRecord Build()
    {
        var builder = new SourceRecordBuilder(ReadOnlyMemory<byte>.Empty, Encoding.UTF8);
        root.Children.ForEach(child => child.AddTo(builder));
        return builder.Build();
    }

    private sealed class Node(string name)
    {
        public string? Text { get; set; }

        public List<Node> Children { get; } = [];

        private string Name { get; } = name;

        public Node Child(string step)
        {
            int bracket = step.IndexOf('[', StringComparison.Ordinal);
            string wanted = bracket < 0 ? step : step[..bracket];
            int position = bracket < 0 || !int.TryParse(step.AsSpan()[(bracket + 1)..^1], out int given) ? 1 : given;
            if (wanted.Length == 0)
            {
                throw new FormatException($"A step of '{step}' has no name.");
            }

            while (Children.Count(child => child.Name == wanted) < position)
            {
                Children.Add(new Node(wanted));
            }

            return Children.Where(child => child.Name == wanted).ElementAt(position - 1);
        }

        public void AddTo(SourceRecordBuilder builder)
        {
            if (Children.Count == 0)
            {
                builder.Value(Name, Text);
                return;
            }

            builder.Open(Name);
            Children.ForEach(child => child.AddTo(builder));
            builder.Close();
        }
    }
}
