using System.Globalization;
using System.Text.Json;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Ground;

/// <summary>The configuration of a gateway under proof: a hospital and a pharmacy, an impatient platform, and little patience of its own.</summary>
internal sealed class ProofConfiguration(ProofGround ground, ProofOptions options)
{
    private static readonly (string Institution, string Source)[] Senders = [(StormKeys.Hospital, "fujian-ini"), (StormKeys.Pharmacy, "policy-machine")];

    private static readonly string[] Adapters = ["Gateway.Adapter.Ini", "Gateway.Adapter.Delimited"];

    /// <summary>Writes mappings, adapters and the file.</summary>
    /// <returns>The file.</returns>
    public string Write()
    {
        ProvenMappings.Lay(options.Mappings, Mappings, Senders);
        ProvenMappings.LayAdapters(options.Plugins, Plugins, Adapters);
        string file = Path.Combine(ground.Folder, "gateway.json");
        File.WriteAllText(file, JsonSerializer.Serialize(Content()));
        return file;
    }

    /// <summary>What goes by the environment.</summary>
    public Dictionary<string, string> Secrets()
    {
        Dictionary<string, string> secrets = Keys();
        if (ground.Connection is { } connection)
        {
            secrets["GATEWAY_Gateway__Journal__Connection"] = connection;
        }

        return secrets;
    }

    private Dictionary<string, string> Keys() => new(StringComparer.Ordinal)
    {
        [$"GATEWAY_Gateway__Inbound__Keys__{StormKeys.Hospital}"] = ground.Keys.ForHospital,
        [$"GATEWAY_Gateway__Inbound__Keys__{StormKeys.Pharmacy}"] = ground.Keys.ForPharmacy,
        ["GATEWAY_Gateway__OperatorKey"] = ground.Keys.ForOperator,
        ["GATEWAY_Platform__Nhsa__999999__Token"] = ground.Keys.ForPlatform,
        ["DOTNET_TieredPGO"] = "0", // a short life is spent on starting
    };

    private string Mappings => Path.Combine(ground.Folder, "mappings");

    private string Plugins => Path.Combine(ground.Folder, "plugins");

    private object Content() => new
    {
        Gateway = new
        {
            ground.Data,
            Mappings,
            Plugins,
            Proving = true,
            Journal = new { Engine = ground.Connection is null ? "sqlite" : "postgresql" },
            Inbound = new
            {
                Http = new { ground.Port },
                Folders = new[] { new { Name = "bills", Institution = StormKeys.Hospital, Source = "fujian-ini", Path = ground.Inbox, Pattern = "*.in", Reply = "{name}.out", MaxInHand = 4, PollInterval = "00:00:00.1" } },
            },
            Pipeline = new { AnswerDeadline = "00:00:05" },
        },
        Platform = new
        {
            Nhsa = new Dictionary<string, object>(StringComparer.Ordinal) { ["999999"] = new { ground.Twin.Url, Account = "proof", SignIn = true } },
            AnswerTimeout = ProofFaults.CallTimeout.ToString("c", CultureInfo.InvariantCulture),
            ListenOn = "00:00:05",
            Recovery = new { AskAfter = "00:00:00.1", AskAgain = "00:00:00.3", Grace = "00:00:02", GraceAfterStop = "00:00:03" },
        },
        Delivery = new
        {
            Retry = new { NotSentDelay = "00:00:00.1", UnknownDelay = "00:00:00.2", LongestUnknownDelay = "00:00:02" },
            SessionPause = "00:00:00.2",
            StopGrace = "00:00:01",
            Destinations = new { nhsa = new { Concurrency = 32, Timeout = "00:00:05" } },
        },
        Logs = new { Level = "Warning" },
    };
}
