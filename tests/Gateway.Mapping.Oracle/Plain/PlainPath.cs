using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Walks record paths one step at a time, reading the path anew each time.</summary>
internal static class PlainPath
{
    private static readonly Once<List<string>> Known = new(Cut);

    public static List<string> Steps(string path) => Known.Of(path);

    private static List<string> Cut(string path)
    {
        var steps = new List<string>();
        string step = "";
        int depth = 0;
        foreach (char character in path)
        {
            depth += character switch { '[' => 1, ']' => -1, _ => 0 };
            if (character == '/' && depth == 0)
            {
                steps.Add(step);
                step = "";
            }
            else
            {
                step += character;
            }
        }

        steps.Add(step);
        return steps;
    }

    /// <summary>A plain name is the first node of that name; what has a condition or is any name goes on to the first that leads to the end.</summary>
    public static SourceNode First(SourceNode start, string path)
    {
        List<SourceNode> at = [start];
        foreach (string step in Steps(path))
        {
            at = [.. at.SelectMany(node => Next(node, step).Take(step.Contains('[', StringComparison.Ordinal) || step == "*" ? int.MaxValue : 1))];
        }

        return at.FirstOrDefault();
    }

    public static List<SourceNode> All(SourceNode start, string path)
    {
        List<SourceNode> at = [start];
        foreach (string step in Steps(path))
        {
            at = [.. at.SelectMany(node => Next(node, step))];
        }

        return at;
    }

    private static IEnumerable<SourceNode> Next(SourceNode node, string step)
    {
        if (!node.Exists)
        {
            return [];
        }

        if (step == ".")
        {
            return [node];
        }

        if (step == "..")
        {
            return node.Parent.Exists ? [node.Parent] : [];
        }

        int bracket = step.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? step : step[..bracket], inside = bracket < 0 ? "" : step[(bracket + 1)..^1];
        SourceNode[] named = [.. node.Children.Where(child => name == "*" || child.Name == name)];
        bool isHead = named.Length == 0 && node.Child(name).Exists; // HL7: the first part of a plain value is the value
        named = isHead ? [node.Child(name)] : named;
        if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
        {
            return named.Skip(position - 1).Take(1);
        }

        if (inside.Length > 0 && isHead)
        {
            return [];
        }

        string[] equation = inside.Split('=', 2);
        return inside.Length == 0 ? named : named.Where(child => First(child, equation[0]).Text == equation[1][1..^1]);
    }
}
