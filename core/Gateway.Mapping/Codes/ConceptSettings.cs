namespace Gateway.Mapping;

/// <summary>What a concept says about itself in <c>concepts</c> of source.yaml or in national/concepts.yaml.</summary>
/// <param name="Unmapped">What happens to a code that no layer knows.</param>
/// <param name="System">URI of the target's code system; null takes the national one of the same name, if there is one.</param>
internal sealed record ConceptSettings(UnmappedAction Unmapped, string? System)
{
    public static ConceptSettings Default { get; } = new(UnmappedAction.Reject, null);
}

/// <summary>What happens to a code that no layer knows.</summary>
public enum UnmappedAction
{
    /// <summary>The message is refused.</summary>
    Reject,

    /// <summary>The message waits for a person.</summary>
    Park,

    /// <summary>The code is kept with a warning.</summary>
    Keep,
}
