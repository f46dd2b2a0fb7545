namespace Gateway.Inbound;

/// <summary>Whether there is room behind the listeners. Implemented by the pipeline. While there is none, HTTP answers 503 with Retry-After, MLLP and TCP stop reading, folders and databases leave what waits with the sender.</summary>
public interface IInboundRoom
{
    /// <summary>Whether new messages are taken. Asked for each one: must be quick.</summary>
    bool HasRoom { get; }
}

/// <summary>Where nobody says otherwise there is always room.</summary>
internal sealed class EndlessRoom : IInboundRoom
{
    public bool HasRoom => true;
}
