using Gateway.Console.Orders;

namespace Gateway.Console.Api;

/// <summary>How operators end a message or correct it. Implemented where the lanes run.</summary>
public interface ICorrectionDesk
{
    /// <summary>Ends a parked message of which nothing is live; the next one of its lane goes on.</summary>
    Task<CorrectionAnswer> SkipAsync(long messageId, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Sends corrected bytes in the stead of a message of which nothing is live.</summary>
    Task<CorrectionAnswer> EditAsync(long messageId, ReadOnlyMemory<byte> bytes, string actor, string reason, CancellationToken cancellationToken);
}

/// <summary>What came of it.</summary>
/// <param name="Done">Whether it was done.</param>
/// <param name="Successor">The corrected message's number; null where there is none.</param>
public sealed record CorrectionAnswer(bool Done, string Chinese, string English, long? Successor);

/// <summary>Who corrects a message, why, and how it should read.</summary>
/// <param name="Content">The corrected message, base64.</param>
public sealed record EditOrder(string Actor, string Reason, byte[] Content) : IOrder
{
    /// <inheritdoc/>
    public IOrder By(string actor) => this with { Actor = actor };
}
