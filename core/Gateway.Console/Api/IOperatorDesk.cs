namespace Gateway.Console.Api;

/// <summary>What operators may do to a message. Implemented where the lanes run.</summary>
public interface IOperatorDesk
{
    /// <summary>Lets a parked message go on, or sends a refused one round again from its bytes.</summary>
    /// <returns>A sentence: what was done, or why nothing was.</returns>
    Task<DeskAnswer> RetryAsync(long messageId, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Sets a waiting message aside.</summary>
    Task<DeskAnswer> ParkAsync(long messageId, string actor, string reason, CancellationToken cancellationToken);
}

/// <summary>Whether it was done, in one sentence.</summary>
public sealed record DeskAnswer(bool Done, string Chinese, string English)
{
    /// <summary>Both.</summary>
    public string Sentence => $"{English} {Chinese}";
}
