namespace Gateway.Host.Cli.Platform;

/// <summary>How often a transaction went round in the stories.</summary>
/// <param name="Sent">Calls.</param>
/// <param name="Accepted">Those that the platform took, or that it says are done already.</param>
/// <param name="Unread">Those of them whose answer could not be read whole.</param>
internal sealed record TripTally(int Sent, int Accepted, int Unread)
{
    /// <summary>At least once accepted, and every accepted answer read back.</summary>
    public bool IsClosed => Accepted > 0 && Unread == 0;

    /// <inheritdoc/>
    public override string ToString() => (Sent, Unread) switch
    {
        (0, _) => "not tried",
        (_, > 0) => $"{Unread} answers unread",
        _ => $"{Accepted} of {Sent} accepted",
    };
}
