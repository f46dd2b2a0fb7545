using System.Globalization;
using Gateway.Console.Api;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>
/// The filter that people write, in lists, addresses and on the command line alike: words of the form <c>name:value</c>, all of which must hold.
/// <c>state:parked source:fujian-ini institution:H… destination:nhsa event:outpatient.settle issue:GW6002 since:2d until:2026-03-01</c>; <c>event:*.settle</c> is every settlement; <c>visit:</c>, <c>invoice:</c>, <c>msgid:</c>, <c>key:</c> or a word without a name look for that number.
/// </summary>
public static class FilterText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>What can be written.</summary>
    public const string Expected = "state:, source:, institution:, destination:, event:, issue:, visit:, invoice:, msgid:, key:, since:, until:";

    /// <summary>What states there are.</summary>
    internal static Refusal NoSuchState { get; } = new($"state 为 {States} 之一。", $"state is one of {States}.");

    private static string States => string.Join(", ", Enum.GetNames<MessageState>()).ToLowerInvariant();

    /// <summary>Reads it.</summary>
    /// <param name="text">Empty for everything.</param>
    /// <param name="now">What <c>since:2d</c> counts from.</param>
    /// <param name="filter">The filter; everything when the result is false.</param>
    /// <param name="fault">What was expected; null when the result is true.</param>
    public static bool TryRead(string? text, DateTimeOffset now, out MessageFilter filter, out Refusal? fault)
    {
        (filter, fault) = (new MessageFilter(), null);
        foreach (string word in (text ?? "").Split((char[])[' ', '\t', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = word.IndexOf(':', StringComparison.Ordinal);
            (string name, string value) = colon < 0 ? ("key", word) : (word[..colon].ToLowerInvariant(), word[(colon + 1)..]);
            fault = Add(name, value, now, ref filter);
            if (fault is not null)
            {
                filter = new MessageFilter();
                return false;
            }
        }

        return true;
    }

    private static Refusal? Add(string name, string value, DateTimeOffset now, ref MessageFilter filter)
    {
        DateTimeOffset moment = default;
        MessageState state = default;
        switch (name)
        {
            case "state" when Enum.TryParse(value, ignoreCase: true, out state) && Enum.IsDefined(state) && !char.IsDigit(value[0]):
                filter = filter with { State = state };
                return null;
            case "since" or "until" when TryMoment(value, now, out moment):
                filter = name == "since" ? filter with { From = moment } : filter with { To = moment };
                return null;
            case "source":
                filter = filter with { Source = value };
                return null;
            case "institution":
                filter = filter with { Institution = value };
                return null;
            case "destination":
                filter = filter with { Destination = value };
                return null;
            case "issue":
                filter = filter with { IssueCode = value };
                return null;
            case "event":
                filter = filter with { Event = value };
                return null;
            case "key" or "visit" or "invoice" or "msgid":
                filter = filter with { Key = value };
                return null;
            case "state":
                return NoSuchState;
            case "since" or "until":
                return new Refusal($"{name} 写作30m、2h、1d、2026-03-01或2026-03-01T08:00。", $"{name} is written 30m, 2h, 1d, 2026-03-01 or 2026-03-01T08:00.");
            default:
                return new Refusal($"不认识“{name}:”，可写：{Expected}。", $"'{name}:' is not known. Write {Expected}.");
        }
    }

    /// <summary>A span before now (<c>30m</c>, <c>2h</c>, <c>1d</c>) or a moment in China.</summary>
    private static bool TryMoment(string value, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = now;
        if (value.Length > 1 && int.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count < 100_000 && "mhd".Contains(value[^1], StringComparison.Ordinal))
        {
            moment = now - (value[^1] switch { 'm' => TimeSpan.FromMinutes(count), 'h' => TimeSpan.FromHours(count), _ => TimeSpan.FromDays(count) });
            return true;
        }

        bool read = DateTime.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local);
        moment = read ? new DateTimeOffset(local, China) : now;
        return read;
    }
}
