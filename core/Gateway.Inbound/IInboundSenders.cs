namespace Gateway.Inbound;

/// <summary>Which institution sends what. Implemented by whoever loads the institutions; without one, every pair whose key is right is handed to the receiver.</summary>
public interface IInboundSenders
{
    /// <summary>Whether the institution uses the source, so that an address naming it exists.</summary>
    /// <param name="institution">As the caller wrote it: any text.</param>
    /// <param name="source">As the caller wrote it: any text.</param>
    bool Uses(string institution, string source);
}
