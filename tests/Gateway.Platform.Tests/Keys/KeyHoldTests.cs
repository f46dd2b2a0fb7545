using Microsoft.Extensions.Time.Testing;

namespace Gateway.Platform.Tests;

public sealed class KeyHoldTests
{
    private readonly FakeTimeProvider time = new(Times.Start);
    private readonly Settings settings = new();

    [Fact]
    public void An_area_whose_key_is_not_taken_is_looked_at_from_time_to_time_only()
    {
        KeyHold hold = new(settings, time);
        Assert.True(hold.Learn("420000", "old", isRefused: true));

        int asked = 0;
        for (int second = 0; second < 600; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            asked += hold.Holds("420000", () => "old", isAlone: false) ? 0 : 1;
        }

        Assert.InRange(asked, 9, 12);
        Assert.False(hold.Holds("430000", () => "good", isAlone: false));
    }

    [Fact]
    public void Another_key_lets_everybody_go_at_once()
    {
        KeyHold hold = new(settings, time);
        hold.Learn("420000", "old", isRefused: true);
        Assert.True(hold.Holds("420000", () => "old", isAlone: false));

        settings.OnRefresh = () => settings.Secret = "new";

        Assert.False(hold.Holds("420000", () => settings.Secret, isAlone: false));
        Assert.False(hold.Holds("420000", () => settings.Secret, isAlone: false));
    }

    [Fact]
    public void It_is_news_once_until_the_key_is_taken_again()
    {
        KeyHold hold = new(settings, time);

        Assert.Equal([true, false, true, true], [hold.Learn("1", "k", true), hold.Learn("1", "k", true), hold.Learn("1", "k", false), hold.Learn("1", "k", true)]);
    }

    private sealed class Settings : ISettingsRefresh
    {
        public string Secret { get; set; } = "old";

        public Action OnRefresh { get; set; } = () => { };

        public void Refresh() => OnRefresh();
    }
}
