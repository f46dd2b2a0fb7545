namespace Gateway.Contract;

/// <summary>What a layout says about places of its records: built from paths, walked down beside a record. Immutable once filled.</summary>
/// <typeparam name="T">What can be said of a place; its default says nothing.</typeparam>
public sealed class LayoutPlace<T>
{
    private readonly LayoutPlace<T>? nowhere; // null: this one
    private Dictionary<string, LayoutPlace<T>>? below;

    /// <summary>A tree that says nothing yet.</summary>
    public LayoutPlace() => nowhere = new LayoutPlace<T>(nowhere: null);

    private LayoutPlace(LayoutPlace<T>? nowhere) => this.nowhere = nowhere;

    /// <summary>What is said of this place; the default where nothing is.</summary>
    public T? Says { get; private set; }

    /// <summary>Whether something is said of a place below this one.</summary>
    public bool HasBelow => below is not null;

    /// <summary>The place below with this name; one of which nothing is said where the layout does not name it.</summary>
    public LayoutPlace<T> Below(string name) => below is not null && below.TryGetValue(name, out LayoutPlace<T>? place) ? place : nowhere ?? this;

    /// <summary>Says something of the place at a path, such as <c>data/items</c>, in addition to what is said of it already.</summary>
    public void Say(string path, Func<T?, T> change)
    {
        LayoutPlace<T> place = this;
        foreach (string name in path.Split('/'))
        {
            place.below ??= new(StringComparer.Ordinal);
            if (!place.below.TryGetValue(name, out LayoutPlace<T>? next))
            {
                place.below.Add(name, next = new LayoutPlace<T>(nowhere));
            }

            place = next;
        }

        place.Says = change(place.Says);
    }
}
