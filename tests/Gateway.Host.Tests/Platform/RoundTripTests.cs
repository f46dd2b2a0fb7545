using System.Text.Json;
using Gateway.Host.Tests.Cli;

namespace Gateway.Host.Tests.Platform;

/// <summary>The stories beside the platform's tables, told to the twin in three ways.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Every_story_is_accepted_and_every_answer_read_back_also_when_each_answer_is_lost_once()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(HostFolder.Repository, "platform", "transactions", "--run", "--json");

        Assert.True(code == 0, error);
        using JsonDocument lines = JsonDocument.Parse(output);
        Assert.All(lines.RootElement.EnumerateArray(), line =>
        {
            JsonElement trip = line.GetProperty("roundTrip");
            Assert.True(trip.GetProperty("unread").GetInt32() == 0, line.GetRawText());
        });
        Assert.Superset(Tried(), Closed(lines.RootElement));
    }

    [Fact]
    public async Task The_table_lists_every_transaction_of_the_standard_on_demand()
    {
        (int code, string output, _) = await CommandLine.RunAsync(HostFolder.Repository, "platform", "transactions", "--all", "--json");

        using JsonDocument lines = JsonDocument.Parse(output);
        Assert.Equal((0, 148), (code, lines.RootElement.GetArrayLength()));
    }

    private static HashSet<string> Tried() => ["1101", "2101", "2102", "2201", "2203A", "2204", "2205", "2206", "2207", "2208", "5201", "5203", "5204",
        "4101A", "4102", "4103", "4401", "4501", "4502", "4701", "D001", "D002", "D003", "D004", "D005", "D006", "D007",
        "2001", "2501", "2502", "2503", "2504", "2505", "2506", "3101", "3102", "3301", "3302", "3401", "3402", "3403", "3501", "3502", "3503", "3504", "3505", "3506", "3507",
        "1317", "3508", "3509", "3510", "3511", "5101", "5301", "5302", "5304"];

    private static HashSet<string> Closed(JsonElement lines) => [.. lines.EnumerateArray()
        .Where(line => line.GetProperty("roundTrip").GetProperty("isClosed").GetBoolean()).Select(line => line.GetProperty("coverage").GetProperty("transaction").GetString()!)]; // each line has one
}
