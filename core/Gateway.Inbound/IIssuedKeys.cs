namespace Gateway.Inbound;

/// <summary>Keys beside the configured ones, which come and go while the gateway runs. Implemented by whoever issues them; without one, there are none.</summary>
public interface IIssuedKeys
{
    /// <summary>Whether the key opens the institution's door now.</summary>
    /// <param name="institution">As the caller wrote it: any text.</param>
    /// <param name="key">As the caller sent it: any text.</param>
    bool Opens(string institution, string key);
}

/// <summary>Nobody issues keys.</summary>
internal sealed class NoIssuedKeys : IIssuedKeys
{
    public bool Opens(string institution, string key) => false;
}
