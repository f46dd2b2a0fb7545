namespace Gateway.Delivery;

/// <summary>A window as people write it: in section <c>Delivery:Windows</c>, and over the API. Once (<see cref="From"/>) or again and again (<see cref="Every"/>).</summary>
public sealed class WindowOptions
{
    /// <summary>Which destination is shut, e.g. <c>nhsa</c>.</summary>
    public string Destination { get; set; } = "";

    /// <summary>When it begins, again and again: <c>daily 23:30</c>, <c>weekly sun 02:00</c>, <c>monthly 15 22:00</c>, <c>monthly last-day 22:00</c>, <c>yearly 12-31 20:00</c>.</summary>
    public string? Every { get; set; }

    /// <summary>When it begins, once: <c>2026-12-31 20:00</c> in <see cref="Zone"/>, or with an offset of its own (<c>2026-12-31T20:00:00+08:00</c>).</summary>
    public string? From { get; set; }

    /// <summary>How long it lasts: one minute to seven days.</summary>
    public TimeSpan For { get; set; }

    /// <summary>Whose wall clock is meant. Default <c>Asia/Shanghai</c>.</summary>
    public string Zone { get; set; } = WindowZone.China;

    /// <summary>Why, for people.</summary>
    public string Reason { get; set; } = "";
}
