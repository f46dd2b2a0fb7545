namespace Gateway.Mapping;

/// <summary>Which way a code was to be translated.</summary>
public enum CodeDirection
{
    /// <summary>From the sender's code to ours.</summary>
    Forward,

    /// <summary>From our code to the sender's, as replies do.</summary>
    Back,
}
