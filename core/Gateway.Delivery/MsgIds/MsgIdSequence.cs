using System.Globalization;

namespace Gateway.Delivery;

/// <summary>One institution's msgids. Thread-safe.</summary>
internal sealed class MsgIdSequence
{
    private const int InstitutionLength = 12, TimeLength = 14, SequenceLength = 4;
    private const int LastOfSecond = 9999;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Lock guard = new();
    private readonly string institution;
    private DateTimeOffset second;
    private int sequence;

    /// <param name="institution">Twelve characters.</param>
    /// <param name="last">The highest msgid so far; null before the first.</param>
    public MsgIdSequence(string institution, string? last)
    {
        if (institution.Length != InstitutionLength)
        {
            throw new ArgumentException($"An institution's code has {InstitutionLength} characters, this one has {institution.Length}: correct the institution's configuration.", nameof(institution));
        }

        this.institution = institution;
        if (last is not null)
        {
            (second, sequence) = Read(last);
        }
    }

    public AttemptStamp Next(DateTimeOffset now)
    {
        lock (guard)
        {
            DateTimeOffset thisSecond = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).ToOffset(China);
            if (thisSecond > second)
            {
                (second, sequence) = (thisSecond, 0);
            }
            else if (sequence >= LastOfSecond)
            {
                (second, sequence) = (second.AddSeconds(1), 0);
            }

            sequence++;
            string msgId = string.Create(CultureInfo.InvariantCulture, $"{institution}{second:yyyyMMddHHmmss}{sequence:D4}");
            return new AttemptStamp(msgId, second == thisSecond ? now.ToOffset(China) : second);
        }
    }

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
