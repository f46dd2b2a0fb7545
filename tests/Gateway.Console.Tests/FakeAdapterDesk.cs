using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>Plugins whose next reload comes to what a test says.</summary>
internal sealed class FakeAdapterDesk : IAdapterDesk
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public string NextResult { get; set; } = "loaded";

    public List<(string Actor, string Reason)> Reloads { get; } = [];

    public AdaptersView Show() => new(["plugins"], [new AdapterView("ini", "serving", "1.0.0.0", "1.0", "plugins/ini", "c0ffee", ["fujian-ini"], [], null)], 0, null);

    public Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken)
    {
        Reloads.Add((actor, reason));
        return Task.FromResult(new ReloadView(Morning, actor, reason, NextResult, "插件没有变化。", "The plugins are what they were.", []));
    }
}
