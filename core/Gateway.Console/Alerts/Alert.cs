namespace Gateway.Console.Alerts;

/// <summary>Something that somebody has to look at: one start, one end.</summary>
/// <param name="Rule">Its rule's name.</param>
/// <param name="Labels">Of what: as <c>destination=nhsa</c>.</param>
/// <param name="Since">When it started.</param>
/// <param name="Until">When it ended; null while it lasts.</param>
/// <param name="Value">The last number that met the rule.</param>
public sealed record Alert(string Rule, string Labels, DateTimeOffset Since, DateTimeOffset? Until, double Value, bool IsRed, string Chinese, string English, string Link);

/// <summary>What <c>GET /api/alerts</c> answers.</summary>
/// <param name="Open">That last, the oldest first.</param>
/// <param name="Ended">That have ended, the latest first.</param>
public sealed record AlertList(IReadOnlyList<Alert> Open, IReadOnlyList<Alert> Ended);
