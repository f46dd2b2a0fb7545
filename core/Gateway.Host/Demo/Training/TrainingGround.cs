using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Host.Composition;

namespace Gateway.Host.Demo.Training;

/// <summary>A folder for operators in training: a <c>gateway.json</c> like a real one, but with short waits; <c>mappings</c> of one hospital, to be edited; and <c>data</c>.</summary>
internal sealed class TrainingGround(string folder)
{
    /// <summary>What the platform lets in at first, and after it has changed its keys. It listens on loopback only and holds invented bills.</summary>
    public const string FirstSecret = "training-key-1";
    public const string NextSecret = "training-key-2";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public string Data { get; } = Path.Combine(folder, "data");

    /// <summary>The folder into which the hospital drops bills.</summary>
    public string Inbox { get; } = Path.Combine(folder, TroubleHands.InboxName);

    public string Configuration { get; } = Path.Combine(folder, "gateway.json");

    public string HospitalKey { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Whether something lies there already: then nothing is touched.</summary>
    public bool IsTaken => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Copies the tables and writes the configuration.</summary>
    /// <param name="mappings">The product's mappings.</param>
    /// <param name="twin">The platform's address.</param>
    /// <param name="port">Of the gateway; 0 takes a free one.</param>
    public void Lay(string mappings, string twin, int port)
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Inbox);
        string own = Path.Combine(folder, "mappings"), hospital = Path.Combine("institutions", TrainingCard.Hospital);
        foreach (string part in (string[])["national", "regions", Path.Combine("sources", TrainingCard.Source), hospital])
        {
            Copy(Path.Combine(mappings, part), Path.Combine(own, part));
        }

        string yaml = Path.Combine(own, hospital, "institution.yaml");
        File.WriteAllLines(yaml, File.ReadAllLines(yaml).Select(line => line.StartsWith("sources:", StringComparison.Ordinal) ? $"sources: [{TrainingCard.Source}]" : line));
        File.WriteAllText(Configuration, Settings(own, twin, port).ToJsonString(Readable) + "\n");
    }

    private JsonObject Settings(string mappings, string twin, int port) => new()
    {
        ["Gateway"] = new JsonObject
        {
            [nameof(GatewaySettings.Data)] = Data,
            ["Mappings"] = mappings,
            ["Inbound"] = new JsonObject
            {
                ["Http"] = new JsonObject { ["Port"] = port },
                ["Keys"] = new JsonObject { [TrainingCard.Hospital] = HospitalKey },
                ["Folders"] = new JsonArray(new JsonObject
                {
                    ["Name"] = "bills", ["Institution"] = TrainingCard.Hospital, ["Source"] = TrainingCard.Source, ["Path"] = Inbox, ["Pattern"] = "*.in", ["Reply"] = "{name}.out", ["PollInterval"] = "00:00:00.3",
                }),
            },
            ["Pipeline"] = new JsonObject { ["AnswerDeadline"] = "00:00:05" },
            ["Alerts"] = new JsonObject { ["Every"] = "00:00:00.5", ["Holds"] = new JsonObject { ["GatewayListenerDown"] = "00:00:00" } },
            ["Journal"] = new JsonObject { ["Retention"] = new JsonObject { ["Look"] = "00:00:01", ["RoomGiB"] = 0.5 } },
        },
        ["Platform"] = new JsonObject
        {
            ["AnswerTimeout"] = "00:00:02",
            ["Nhsa"] = new JsonObject { ["999999"] = new JsonObject { ["Url"] = twin, ["Account"] = "training", ["Token"] = FirstSecret } },
            ["Recovery"] = new JsonObject { ["AskAfter"] = "00:00:00.2", ["AskAgain"] = "00:00:00.3", ["Grace"] = "00:00:00.5", ["Deadline"] = "00:00:03" },
        },
        ["Delivery"] = new JsonObject
        {
            ["Retry"] = new JsonObject { ["NotSentDelay"] = "00:00:00.2", ["LongestNotSentDelay"] = "00:00:02" },
            ["Default"] = new JsonObject { ["ProbeDelay"] = "00:00:01", ["LongestProbeDelay"] = "00:00:02" },
        },
        ["Logs"] = new JsonObject { ["Stderr"] = false },
    };

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file in a folder
            File.Copy(file, target);
        }
    }
}
