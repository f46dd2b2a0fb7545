namespace Gateway.Mapping;

/// <summary>How a source's samples hang together.</summary>
public enum SampleOrder
{
    /// <summary>Each stands alone, or goes on from the one before it under the same number.</summary>
    Free,

    /// <summary>They are chapters of one story (an admission before its charges, stock before its sale): sent once and in order, or not at all.</summary>
    Story,
}
