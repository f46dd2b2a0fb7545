using System.Globalization;
using System.Text.Json;
using Gateway.Proof.Processes;

namespace Gateway.Verdicts;

/// <summary>The configuration of the gateway to which faults are done: little patience, so that a fault shows within a second.</summary>
internal sealed class GroundConfiguration(string folder, Random chance)
{
    /// <summary>Messages that may wait before nothing more is taken.</summary>
    public const int MaxWaiting = 25;

    public int HttpPort { get; } = GatewayProcess.FreePort();

    public int MllpPort { get; } = GatewayProcess.FreePort();

    public string SenderKey { get; } = Key(chance);

    public string OperatorKey { get; } = Key(chance);

    public string PlatformToken { get; } = Key(chance);

    public string Mappings => Path.Combine(folder, "mappings");

    /// <summary>The folder into which a hospital drops bills.</summary>
    public string Inbox => Directory.CreateDirectory(Path.Combine(folder, "inbox")).FullName;

    /// <summary>Writes the file.</summary>
    public string Write(string plugins, GroundPlatforms platforms)
    {
        string file = Path.Combine(folder, "gateway.json");
        string[] institutions = [.. Directory.EnumerateDirectories(Path.Combine(Mappings, "institutions")).Select(path => Path.GetFileName(path))];
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            Gateway = new
            {
                Data = Path.Combine(folder, "data"),
                Mappings,
                Plugins = plugins,
                OperatorKey,
                Inbound = new
                {
                    Http = new { Port = HttpPort },
                    Mllp = new[] { new { Institution = GroundMappings.Hospital, Source = "hl7v2-iborn", Port = MllpPort } },
                    Folders = new[] { new { Name = "bills", Institution = GroundMappings.Hospital, Source = "fujian-ini", Path = Inbox, Pattern = "*.in", Reply = "{name}.out", PollInterval = "00:00:00.1" } },
                    Keys = institutions.ToDictionary(code => code, _ => SenderKey, StringComparer.Ordinal),
                },
                Alerts = new { Every = "00:00:00.5" },
                Pipeline = new { AnswerDeadline = "00:00:00.5", MaxWaiting },
            },
            Platform = new
            {
                Nhsa = Addresses(platforms),
                Fhir = new { Url = At("http", platforms.Line.Port) + "/fhir", Timeout = "00:00:03" },
                ConnectTimeout = "00:00:02.5",
                AnswerTimeout = "00:00:03",
                ListenOn = "00:00:10",
                Recovery = new { AskAfter = "00:00:00.1", AskAgain = "00:00:00.2", Grace = "00:00:00.5", GraceAfterStop = "00:01:00" },
            },
            Delivery = new
            {
                Retry = new { NotSentDelay = "00:00:00.1", LongestNotSentDelay = "00:00:01", UnknownDelay = "00:00:00.1", LongestUnknownDelay = "00:00:01" },
                Default = new
                {
                    ProbeDelay = "00:00:00.2",
                    LongestProbeDelay = "00:00:01",
                    Breaker = new { MinimumCalls = 10_000 }, // one fault is not to show in the next
                    Transactions = new Dictionary<string, object>(StringComparer.Ordinal) { ["2203A"] = new { Breaker = new { MinimumCalls = 3, Sampling = "00:00:05", Break = "00:00:03" } } },
                },
                StopGrace = "00:00:01",
                SessionPause = "00:00:05",
            },
            Logs = new { Level = "Warning" },
        }));
        return file;
    }

    private Dictionary<string, object> Addresses(GroundPlatforms platforms)
    {
        string way = At("http", platforms.Line.Port);
        DeadEnds ends = platforms.Ends;
        return new(StringComparer.Ordinal)
        {
            ["999999"] = Endpoint(way, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.Nameless)] = Endpoint("http://province.invalid", PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.Untrusted)] = Endpoint(At("https", ends.Untrusted.Port), PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.CertificateExpired)] = Endpoint(At("https", ends.Expired.Port), PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.OtherName)] = Endpoint(At("https", ends.OtherName.Port), PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.NoTls)] = Endpoint(platforms.Twin.Url.Replace("http:", "https:", StringComparison.Ordinal), PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.WrongKey)] = Endpoint(platforms.Twin.Url, Key(chance)),
            [GroundMappings.AreaOf(GroundMappings.OtherClock)] = Endpoint(platforms.OtherClock.Url, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.KeyExpired)] = Endpoint(At("http", platforms.Strict.Port), PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.UnknownOperator)] = Endpoint(platforms.WithSessions.Url, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.EndedSessions)] = Endpoint(platforms.WithSessions.Url, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.NoCipherKey)] = Endpoint(way, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.Pathless)] = Endpoint(way, PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.WrongAddress)] = Endpoint(platforms.Twin.Url + "/somewhere", PlatformToken),
            [GroundMappings.AreaOf(GroundMappings.BlackHole)] = Endpoint(At("http", ends.SilentPort), PlatformToken),
        };
    }

    private static object Endpoint(string url, string token) => new { Url = url, Account = "verdicts", Token = token };

    private static string At(string scheme, int port) => string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{port}");

    private static string Key(Random chance) => string.Concat(Enumerable.Range(0, 32).Select(_ => "0123456789abcdef"[chance.Next(16)]));
}
