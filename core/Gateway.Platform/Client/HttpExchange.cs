using System.Net;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What one HTTP call came to. The two cases are all there are.</summary>
internal abstract record HttpExchange(AttemptTiming Timing)
{
    /// <summary>A whole answer.</summary>
    public sealed record Answered(HttpStatusCode Status, bool HasRetryAfter, ReadOnlyMemory<byte> Body, AttemptTiming Timing) : HttpExchange(Timing)
    {
        /// <summary>How long the other side asks to be left alone; null where it does not say.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>How far our clock is ahead of theirs, to the second; null where the answer has no date.</summary>
        public TimeSpan? Ahead { get; init; }

        /// <summary>Of the body, without parameters, in lower case; empty where the answer does not say.</summary>
        public string MediaType { get; init; } = "";

        /// <summary>The other side says that the body is a file, not an envelope.</summary>
        public bool IsFile => MediaType is "application/octet-stream" or "application/zip" or "application/x-zip-compressed";
    }

    /// <summary>No whole answer.</summary>
    /// <param name="HasLeft">Whether any byte of the body may have left this machine.</param>
    /// <param name="Cause">In our words; holds nothing of the message.</param>
    /// <param name="Timing">Where the time went.</param>
    public sealed record Broken(bool HasLeft, string Cause, AttemptTiming Timing) : HttpExchange(Timing)
    {
        /// <summary>The same call, listened to after it was given up; null when nobody does.</summary>
        public Task<HttpExchange>? Late { get; init; }

        /// <summary>Nothing left: certainly not done. Else it may or may not have been.</summary>
        public AttemptOutcome Outcome => HasLeft ? AttemptOutcome.Unknown : AttemptOutcome.NotSent;

        /// <summary>Whether nothing left because our key was not taken.</summary>
        public bool IsKeyRefused { get; init; }
    }
}
