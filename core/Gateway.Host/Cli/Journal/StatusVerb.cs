using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Host.Keeping;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary><c>journal status</c>: size, growth, days left.</summary>
internal static class StatusVerb
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var status = new Command("status", "How large the journal is, how fast it grows, and for how many days the disk will do. Exit 1 when that is fewer than are asked for.") { json };
        status.SetAction((parsed, _) => JournalWork.RunAsync(() =>
        {
            RetentionOptions options = JournalPlace.Retention(parsed);
            using JournalInspection look = JournalVerb.StoreOf(parsed).Inspect();
            SpaceReading reading = SpaceReading.Of(look.Measure(), options, TimeProvider.System.GetUtcNow());
            System.Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(reading, CliJson.Options) : Text(reading));
            if (reading.Sentence is { } sentence)
            {
                System.Console.Error.WriteLine(sentence);
            }

            return Task.FromResult(reading.IsLow ? GatewayCommand.Failed : GatewayCommand.Done);
        }));
        return status;
    }

    private static string Text(SpaceReading reading) => string.Create(CultureInfo.InvariantCulture, $"""
        messages 报文      {reading.Size.Messages}, since {reading.Size.Oldest:yyyy-MM-dd}
        size 大小          {Mib(reading.Size.Bytes)}, {Mib(reading.Size.Reusable)} of it free inside
        growth 每日增长    {Mib(reading.Size.GrowthPerDay)}
        free 磁盘剩余      {(reading.Size.Free is { } free ? Mib(free) : "not seen from here: Gateway:Journal:Retention:RoomGiB says what there is")}
        days left 可用天数 {(reading.DaysLeft is { } days ? days.ToString("0", CultureInfo.InvariantCulture) : "no forecast")}
        """);

    private static string Mib(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576d:0.0} MiB");
}
