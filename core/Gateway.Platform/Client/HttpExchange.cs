using System.Net;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What one HTTP call came to. The two cases are all there are.</summary>
internal abstract record HttpExchange(AttemptTiming Timing)
{
    /// <summary>A whole answer.</summary>
    public sealed record Answered(HttpStatusCode Status, bool HasRetryAfter, ReadOnlyMemory<byte> Body, AttemptTiming Timing) : HttpExchange(Timing);

    /// <summary>No whole answer.</summary>
    /// <param name="HasLeft">Whether any byte of the body may have left this machine.</param>
    /// <param name="Cause">In our words; holds nothing of the message.</param>
    /// <param name="Timing">Where the time went.</param>
    public sealed record Broken(bool HasLeft, string Cause, AttemptTiming Timing) : HttpExchange(Timing)
    {
        /// <summary>Nothing left: certainly not done. Else it may or may not have been.</summary>
        public AttemptOutcome Outcome => HasLeft ? AttemptOutcome.Unknown : AttemptOutcome.NotSent;
    }
}
