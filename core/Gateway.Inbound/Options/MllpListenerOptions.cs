namespace Gateway.Inbound;

/// <summary>One MLLP port. Its default, 2575, is the registered port of HL7.</summary>
public sealed class MllpListenerOptions : StreamListenerOptions
{
    /// <inheritdoc cref="MllpListenerOptions"/>
    public MllpListenerOptions() => Port = 2575;
}
