using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>
/// Reads one text into the open group. Every method says whether reading on makes sense; a fault of the structure ends it, since nobody knows what follows.
/// </summary>
internal sealed class JsonReader(JsonLayout layout, MessageReading reading, JsonText text, HashSet<int> overridden, int outerDepth = 0)
{
    /// <summary>Items of an array that has no name of its own.</summary>
    public const string Item = "#";

    /// <summary>What the name of an empty array ends with: no path can name it, and the writer knows it.</summary>
    public const string EmptyArray = "[]";

    private const string EmptyItems = Item + EmptyArray;

    private readonly JsonCursor cursor = new(layout, text, reading);
    private readonly JsonScalars scalars = new(layout, reading, text);
    private readonly ObjectNames names = new(layout.Duplicates, overridden);
    private int muted; // inside a value that a duplicate makes void

    /// <summary>Reads the whole text: one object or array.</summary>
    public bool Message(LayoutPlace<Kind> place)
    {
        if (!cursor.Space())
        {
            return false;
        }

        bool isRead = cursor.Next switch
        {
            (byte)'{' when layout.Flat is { } mark && outerDepth == 0 => new FlatReader(mark[0], reading, text, cursor, scalars).Members(),
            (byte)'{' => Members(place, outerDepth + 1),
            (byte)'[' => Items(Item, place.Below(Item), outerDepth + 1),
            _ => cursor.Fault(cursor.At, 0, "Expected an object or an array."),
        };
        return isRead && cursor.Space() && (cursor.IsAtEnd || cursor.Fault(cursor.At, text.Length - cursor.At, "Expected nothing after the end."));
    }

    private bool Value(string name, LayoutPlace<Kind> place, int depth)
    {
        if (cursor.IsAtQuote)
        {
            return Text(name, place, depth);
        }

        int start = cursor.At;
        switch (cursor.Next)
        {
            case (byte)'{':
                return TryOpen(name, start) && Members(place, depth + 1) && Close();
            case (byte)'[':
                return Items(name, place, depth + 1);
            default:
                cursor.Bare(out int at, out int length);
                return scalars.Bare(name, at, length, muted > 0) || cursor.Fault(at, length, "Expected a text, a number, true, false, null, an object or an array.");
        }
    }

    private bool Text(string name, LayoutPlace<Kind> place, int depth)
    {
        if (!cursor.Quoted(out int start, out int length, out bool hasEscapes))
        {
            return false;
        }

        if (muted > 0)
        {
            return true;
        }

        if (place.Says.Has(Kind.Json) && scalars.Inside(name, start, length, hasEscapes) is { } inside)
        {
            return TryOpen(name, start) && new JsonReader(layout, reading, inside, overridden, depth).Message(place) && Close();
        }

        scalars.Text(name, start, length, hasEscapes);
        return !reading.IsStopped;
    }

    private bool Items(string name, LayoutPlace<Kind> place, int depth)
    {
        int start = cursor.At;
        if (!IsWithin(depth) || !cursor.Take('[') || !cursor.Space())
        {
            return false;
        }

        if (cursor.Take(']'))
        {
            return TryOpen(name == Item ? EmptyItems : name + EmptyArray, start) && Close();
        }

        do
        {
            if (layout.Takes(Laxness.TrailingCommas) && cursor.Take(']'))
            {
                return true;
            }

            if (!OneItem(name, place, depth) || !cursor.Space())
            {
                return false;
            }
        }
        while (cursor.Take(',') && cursor.Space());

        return cursor.Take(']') || cursor.Fault(cursor.At, 0, "Expected ',' or ']'.");
    }

    // An array inside an array is a group of its own, so that its items do not mix with its neighbours'.
    private bool OneItem(string name, LayoutPlace<Kind> place, int depth) => cursor.Next == '['
        ? TryOpen(name, cursor.At) && Items(Item, place.Below(Item), depth + 1) && Close()
        : Value(name, place, depth);

    private bool Members(LayoutPlace<Kind> place, int depth)
    {
        if (!IsWithin(depth) || !cursor.Take('{') || !cursor.Space())
        {
            return false;
        }

        names.Begin(depth);
        if (cursor.Take('}'))
        {
            return true;
        }

        do
        {
            if (layout.Takes(Laxness.TrailingCommas) && cursor.Take('}'))
            {
                return true;
            }

            if (!Member(place, depth) || !cursor.Space())
            {
                return false;
            }
        }
        while (cursor.Take(',') && cursor.Space());

        return cursor.Take('}') || cursor.Fault(cursor.At, 0, "Expected ',' or '}'.");
    }

    private bool Member(LayoutPlace<Kind> place, int depth)
    {
        int start = cursor.At;
        if (!scalars.TryName(cursor, out string name))
        {
            return false;
        }

        int length = cursor.At - start;
        if (!cursor.Space() || !(cursor.Take(':') || cursor.Fault(cursor.At, 0, "Expected ':' after a name.")) || !cursor.Space())
        {
            return false;
        }

        switch (muted > 0 ? MemberUse.Read : names.UseOf(depth, name, text.Outer(start)))
        {
            case MemberUse.Refuse:
                return cursor.Fault(start, length, "Expected each name once in an object.");
            case MemberUse.TooMany:
                return cursor.Fault(IssueCodes.LimitExceeded, start, length, $"Expected at most {ObjectNames.Most} names in an object.");
            case MemberUse.Skip:
                muted++;
                bool isRead = Value(name, place.Below(name), depth);
                muted--;
                return isRead;
            default:
                return Value(name, place.Below(name), depth);
        }
    }

    private bool IsWithin(int depth) => depth <= layout.MaxDepth || cursor.Fault(IssueCodes.LimitExceeded, cursor.At, 0, $"Expected at most {layout.MaxDepth} levels.");

    private bool TryOpen(string name, int at) => muted > 0 || reading.TryOpen(name, text.Outer(at));

    private bool Close()
    {
        if (muted == 0)
        {
            reading.Record.Close(text.Outer(cursor.At));
        }

        return !reading.IsStopped;
    }
}
