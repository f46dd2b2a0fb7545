using System.Globalization;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>Reads an object whose names are paths: <c>"visit.no": "1", "items[0].code": "A"</c>. Members of one group need not stand together.</summary>
internal sealed class FlatReader(char mark, MessageReading reading, JsonText text, JsonCursor cursor, JsonScalars scalars)
{
    private const int Most = 2_000; // each member is kept until the last one is known

    private readonly Node root = new("", 0);
    private int count;

    public bool Members()
    {
        cursor.Take('{');
        if (!cursor.Space())
        {
            return false;
        }

        if (!cursor.Take('}'))
        {
            do
            {
                if (!cursor.Space() || !Member() || !cursor.Space())
                {
                    return false;
                }
            }
            while (cursor.Take(','));

            if (!cursor.Take('}'))
            {
                return cursor.Fault(cursor.At, 0, "Expected ',' or '}'.");
            }
        }

        return root.Below.TrueForAll(Add);
    }

    private bool Member()
    {
        int start = cursor.At;
        if (!scalars.TryName(cursor, out string name))
        {
            return false;
        }

        int length = cursor.At - start;
        if (++count > Most)
        {
            return cursor.Fault(IssueCodes.LimitExceeded, start, length, $"Expected at most {Most} names in a flat message.");
        }

        if (PlaceOf(name) is not { } place)
        {
            return cursor.Fault(start, length, "Expected a path that no other name is, begins or ends.");
        }

        if (!cursor.Space() || !(cursor.Take(':') || cursor.Fault(cursor.At, 0, "Expected ':' after a name.")) || !cursor.Space())
        {
            return false;
        }

        return Value(place);
    }

    private bool Value(Node place)
    {
        place.IsQuoted = cursor.IsAtQuote;
        if (place.IsQuoted)
        {
            bool isWhole = cursor.Quoted(out int start, out int length, out bool hasEscapes);
            (place.Start, place.Length, place.HasEscapes) = (start, length, hasEscapes);
            return isWhole;
        }

        cursor.Bare(out int at, out int size);
        (place.Start, place.Length) = (at, size);
        return scalars.Bare(place.Name, at, size, isMuted: true) || cursor.Fault(at, size, "Expected a text, a number, true, false or null: a flat message has no objects and arrays.");
    }

    private Node? PlaceOf(string name)
    {
        Node place = root;
        foreach (string step in name.Split(mark))
        {
            int bracket = step.EndsWith(']') ? step.IndexOf('[', StringComparison.Ordinal) : -1;
            int index = 0;
            bool isNumbered = bracket > 0 && int.TryParse(step.AsSpan()[(bracket + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out index);
            if (step.Length == 0 || place.IsTaken)
            {
                return null;
            }

            place = place.At(isNumbered ? step[..bracket] : step, index);
        }

        bool isNew = !place.IsTaken && place.Below.Count == 0;
        place.IsTaken = true;
        return isNew ? place : null;
    }

    private bool Add(Node node)
    {
        if (node.IsTaken)
        {
            if (node.IsQuoted)
            {
                scalars.Text(node.Name, node.Start, node.Length, node.HasEscapes);
            }
            else
            {
                scalars.Bare(node.Name, node.Start, node.Length, isMuted: false);
            }

            return !reading.IsStopped;
        }

        if (!reading.TryOpen(node.Name, text.Outer(cursor.At)) || !node.Below.TrueForAll(Add))
        {
            return false;
        }

        reading.Record.Close();
        return true;
    }

    private sealed class Node(string name, int index)
    {
        public string Name { get; } = name;

        public int Index { get; } = index;

        public List<Node> Below { get; } = [];

        public bool IsTaken { get; set; }

        public bool IsQuoted { get; set; }

        public bool HasEscapes { get; set; }

        public int Start { get; set; }

        public int Length { get; set; }

        public Node At(string wanted, int index)
        {
            Node? found = Below.Find(node => node.Index == index && node.Name == wanted);
            if (found is null)
            {
                int before = Below.FindIndex(node => node.Name == wanted && node.Index > index); // items stand in the order of their numbers
                Below.Insert(before < 0 ? Below.Count : before, found = new Node(wanted, index));
            }

            return found;
        }
    }
}
