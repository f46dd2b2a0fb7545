using System.Collections.Frozen;

namespace Gateway.Contract;

/// <summary>
/// What the records of one layout look like: which names may stand below a node and how often.
/// Mapping tables are checked against it before any message comes. Immutable.
/// </summary>
public sealed class RecordShape
{
    /// <summary>Nobody knows what is below: every path is possible.</summary>
    public static RecordShape Open { get; } = new() { IsOpen = true };

    /// <summary>A plain value: nothing is below.</summary>
    public static RecordShape Value { get; } = new();

    /// <summary>Whether anything may be below.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>What may stand below, by name; names are compared as they are.</summary>
    public FrozenDictionary<string, RecordShape> Named { get; init; } = FrozenDictionary<string, RecordShape>.Empty;

    /// <summary>What stands below any other name; null where there is no other name.</summary>
    public RecordShape? Rest { get; init; }

    /// <summary>What names of the sender's own begin with; empty for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands below a name that begins with <see cref="Prefix"/>.</summary>
    public RecordShape Prefixed { get; init; } = Value;

    /// <summary>Nodes named by their number, from 1 up to this; 0 for none.</summary>
    public int Numbers { get; init; }

    /// <summary>What stands below a number; used where <see cref="Numbers"/> is not 0.</summary>
    public RecordShape Numbered { get; init; } = Value;

    /// <summary>Whether several nodes of this name may stand side by side.</summary>
    public bool Repeats { get; init; }

    /// <summary>What stands below a name; null where the layout has no such name.</summary>
    public RecordShape? Child(string name)
    {
        if (IsOpen)
        {
            return this;
        }

        bool isNumber = int.TryParse(name, System.Globalization.NumberStyles.None, null, out int number);
        return Named.GetValueOrDefault(name)
            ?? (isNumber && number >= 1 && number <= Numbers ? Numbered : Prefix.Length > 0 && name.StartsWith(Prefix, StringComparison.Ordinal) ? Prefixed : Rest);
    }
}
