using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>Tables whose next reload comes to what a test says.</summary>
internal sealed class FakeMappingDesk : IMappingDesk
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public string NextResult { get; set; } = "loaded";

    /// <summary>Why somebody loaded the tables anew; null when nobody did.</summary>
    public string? Reason { get; set; }

    public List<(string Actor, string Reason)> Reloads { get; } = [];

    public MappingsView Show() => new("0a1b", Morning, "mappings", [new MappingPartView("sources/fujian-ini/1.0", "released", new DateOnly(2014, 1, 1), null, "c0ffee")], Reason is null ? null : new ReloadView(Morning, "li", Reason, "unchanged", "映射表没有变化。", "The tables are what they were.", []));

    public Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken)
    {
        Reloads.Add((actor, reason));
        return Task.FromResult(new ReloadView(Morning, actor, reason, NextResult, "映射表没有变化。", "The tables are what they were.", []));
    }
}
