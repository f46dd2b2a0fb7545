namespace Gateway.Features.Bindings.World;

/// <summary>A gateway's configuration for one scenario: the real one, but free ports, own keys and short waits.</summary>
public sealed class GatewaySettings
{
    /// <summary>By configuration key, e.g. <c>Gateway:Data</c>.</summary>
    public Dictionary<string, string?> Values { get; }

    public GatewaySettings(ScenarioFolder folder, PlatformUnderTest platform, Keys keys)
    {
        Values = Common(folder, platform, keys);
        foreach (string institution in keys.Institutions)
        {
            Values["Gateway:Inbound:Keys:" + institution] = keys[institution];
        }
    }

    private static Dictionary<string, string?> Common(ScenarioFolder folder, PlatformUnderTest platform, Keys keys) => new(StringComparer.Ordinal)
    {
        ["Gateway:Data"] = folder["data"],
        ["Gateway:Mappings"] = Repository.Mappings,
        ["Gateway:Plugins"] = Repository.Plugins,
        ["Gateway:OperatorKey"] = keys.Operator,
        ["Gateway:Inbound:Http:Port"] = "0",
        ["Gateway:Inbound:Mllp:0:Institution"] = Keys.Hospital,
        ["Gateway:Inbound:Mllp:0:Source"] = "hl7v2-iborn",
        ["Gateway:Inbound:Mllp:0:Port"] = "0",
        ["Gateway:Inbound:Mllp:1:Institution"] = Keys.Hospital,
        ["Gateway:Inbound:Mllp:1:Source"] = "hl7v2-standard",
        ["Gateway:Inbound:Mllp:1:Port"] = "0",
        ["Gateway:Inbound:Folders:0:Name"] = "fujian",
        ["Gateway:Inbound:Folders:0:Institution"] = Keys.Hospital,
        ["Gateway:Inbound:Folders:0:Source"] = "fujian-ini",
        ["Gateway:Inbound:Folders:0:Path"] = folder.Made("exchange"),
        ["Gateway:Inbound:Folders:0:Pattern"] = "Request.txt",
        ["Gateway:Inbound:Folders:0:Reply"] = "Reply.txt",
        ["Gateway:Inbound:Folders:0:PollInterval"] = "00:00:00.1",
        ["Platform:Nhsa:999999:Url"] = platform.Twin.Url,
        ["Platform:Nhsa:999999:Account"] = "sample",
        ["Platform:Nhsa:999999:Token"] = platform.Token,
        ["Platform:Fhir:Url"] = platform.Twin.Url + "/fhir",
        ["Platform:AnswerTimeout"] = "00:00:02",
        ["Platform:Recovery:AskAfter"] = "00:00:00.1",
        ["Platform:Recovery:AskAgain"] = "00:00:00.2",
        ["Platform:Recovery:Grace"] = "00:00:00.5",
        ["Platform:Recovery:GraceAfterStop"] = "00:00:01",
        ["Delivery:Retry:NotSentDelay"] = "00:00:00.1",
        ["Delivery:Retry:LongestNotSentDelay"] = "00:00:01",
        ["Delivery:Retry:UnknownDelay"] = "00:00:00.1",
        ["Delivery:Retry:LongestUnknownDelay"] = "00:00:01",
        ["Delivery:Default:ProbeDelay"] = "00:00:00.2",
        ["Delivery:Default:LongestProbeDelay"] = "00:00:01",
        ["Delivery:StopGrace"] = "00:00:02",
        ["Gateway:Inbound:StopDeadline"] = "00:00:02",
        ["Logs:Stderr"] = "false",
    };
}
