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

    [Fact]
    public void What_the_platform_said_last_is_kept_as_long_as_the_key_is_not_taken()
    {
        KeyHold hold = new(settings, time);
        hold.Learn("1", "k", isRefused: true, "GW6801 HTTP 401 签名不一致");
        hold.Learn("1", "k", isRefused: true, "GW6801 HTTP 401 密钥已过期");

        Assert.Equal(("GW6801 HTTP 401 密钥已过期", ""), (hold.WordsOf("1"), hold.WordsOf("2")));
        hold.Learn("1", "k", isRefused: false);
        Assert.Equal("", hold.WordsOf("1"));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public void Setting_the_clock_changes_nothing_of_when_it_is_looked_again(int minutes)
    {
        var clock = new SetClock(time);
        KeyHold hold = new(settings, clock);
        hold.Learn("420000", "old", isRefused: true);
        clock.By = TimeSpan.FromMinutes(minutes);

        time.Advance(TimeSpan.FromSeconds(14));
        Assert.True(hold.Holds("420000", () => "old", isAlone: false));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(hold.Holds("420000", () => "old", isAlone: false));
        Assert.True(hold.Holds("420000", () => "old", isAlone: false));
    }

    /// <summary>A wall clock that somebody set; what measures time does not follow.</summary>
    private sealed class SetClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + By;

        public override long GetTimestamp() => time.GetTimestamp();
    }

    private sealed class Settings : ISettingsRefresh
    {
        public string Secret { get; set; } = "old";

        public Action OnRefresh { get; set; } = () => { };

        public void Refresh() => OnRefresh();
    }
}
