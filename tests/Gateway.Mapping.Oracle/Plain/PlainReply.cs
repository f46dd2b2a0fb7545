using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Runs a reply table into a tree of names.</summary>
internal static class PlainReply
{
    public static (List<string> Leaves, List<string> Issues) Run(PlainTable table, PlainScope scope)
    {
        var issues = new List<string>();
        var evaluation = new PlainEvaluation(table.File, scope, issues);
        var root = new Node("");
        PlainBlocks.Run(table.Rows, scope, [], (row, at) =>
        {
            if (evaluation.Of(row) is not { } flow)
            {
                return;
            }

            if (flow.Text is null && row["required"] == "yes" && !flow.IsRefused)
            {
                evaluation.Refuse(row, flow, IssueCodes.ReplyValueMissing, "source");
            }

            int level = 0;
            Node node = root;
            foreach (string step in row["target"].Split('/'))
            {
                node = step.EndsWith("[]", StringComparison.Ordinal) ? node.Child(step[..^2], at[level++].Position) : node.Child(step, 1);
            }

            node.Text = flow.Text;
        });
        return ([.. root.Leaves("")], issues);
    }

    private sealed class Node(string name)
    {
        private readonly List<Node> children = [];

        public string? Text { get; set; }

        private string Name { get; } = name;

        public Node Child(string wanted, int position)
        {
            while (children.Count(child => child.Name == wanted) < position)
            {
                children.Add(new Node(wanted));
            }

            return children.Where(child => child.Name == wanted).ElementAt(position - 1);
        }

        public IEnumerable<string> Leaves(string path)
        {
            if (children.Count == 0)
            {
                return path.Length == 0 ? [] : [$"{path}={Text}"];
            }

            return children.SelectMany(child =>
            {
                Node[] twins = [.. children.Where(other => other.Name == child.Name)];
                string step = twins.Length > 1 ? $"{child.Name}[{(Array.IndexOf(twins, child) + 1).ToString(CultureInfo.InvariantCulture)}]" : child.Name;
                return child.Leaves(path.Length == 0 ? step : $"{path}/{step}");
            });
        }
    }
}
