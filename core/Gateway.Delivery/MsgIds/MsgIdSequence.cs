using System.Globalization;

namespace Gateway.Delivery;

/// <summary>One institution's msgids: they only grow. Thread-safe; nothing waits in here.</summary>
internal sealed class MsgIdSequence
{
    private const int InstitutionLength = 12, TimeLength = 14, SequenceLength = 4;
    private const int LastOfSecond = 9999;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly Lock guard = new();
    private readonly string institution;
    private readonly TimeProvider time;
    private DateTimeOffset second;
    private int sequence;
    private long openedAt;

    /// <param name="institution">Twelve characters.</param>
    /// <param name="last">The highest msgid so far; null before the first.</param>
    /// <param name="time">The wall clock, which may step, and the steady timestamp, which does not.</param>
    public MsgIdSequence(string institution, string? last, TimeProvider time)
    {
        if (institution.Length != InstitutionLength)
        {
            throw new ArgumentException($"An institution's code has {InstitutionLength} characters, this one has {institution.Length}: correct the institution's configuration.", nameof(institution));
        }

        (this.institution, this.time, openedAt) = (institution, time, time.GetTimestamp()); // how long ago the last second began nobody knows: it begins anew
        if (last is not null)
        {
            (second, sequence) = Read(last);
        }
    }

    /// <summary>Takes the next msgid, unless all of this second's are taken.</summary>
    /// <param name="stamp">The msgid, whose time may be ahead of the clock, and the clock's own time; default when the result is false.</param>
    /// <param name="wait">How long until more are to be had, at most one second; zero when the result is true.</param>
    public bool TryNext(out AttemptStamp stamp, out TimeSpan wait)
    {
        lock (guard)
        {
            (stamp, wait) = (default, TimeSpan.Zero);
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset thisSecond = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).ToOffset(China);
            if (thisSecond > second)
            {
                Open(thisSecond);
            }
            else if (sequence >= LastOfSecond)
            {
                TimeSpan open = time.GetElapsedTime(openedAt);
                if (open < OneSecond)
                {
                    wait = OneSecond - open;
                    return false;
                }

                Open(second.AddSeconds(1)); // the clock has stepped back and cannot say when the second is over
            }

            sequence++;
            stamp = new AttemptStamp(string.Create(CultureInfo.InvariantCulture, $"{institution}{second:yyyyMMddHHmmss}{sequence:D4}"), now.ToOffset(China));
            return true;
        }
    }

    private void Open(DateTimeOffset next) => (second, sequence, openedAt) = (next, 0, time.GetTimestamp());

    private static (DateTimeOffset Second, int Sequence) Read(string msgId)
    {
        if (msgId.Length != InstitutionLength + TimeLength + SequenceLength
            || !DateTimeOffset.TryParseExact($"{msgId.AsSpan(InstitutionLength, TimeLength)}+08:00", "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset second)
            || !int.TryParse(msgId.AsSpan(InstitutionLength + TimeLength), NumberStyles.None, CultureInfo.InvariantCulture, out int sequence))
        {
            throw new InvalidOperationException("The journal's last msgid is not institution 12 + time 14 + sequence 4: this gateway did not write it, so it cannot go on counting from it.");
        }

        return (second, sequence);
    }
}
