namespace Gateway.Host;

/// <summary>9000 to 9999. Never reused.</summary>
internal static class EventIds
{
    public const int JournalLost = 9000;
    public const int MappingsReloaded = 9010;
    public const int MappingsRefused = 9011;
    public const int MappingsReloadFailed = 9012;
    public const int PluginsReloaded = 9020;
    public const int PluginsRefused = 9021;
    public const int PluginsReloadFailed = 9022;
    public const int AdapterTrouble = 9023;
    public const int BytesDropped = 9060;
    public const int DroppingFailed = 9061;
    public const int JournalAway = 9062;
    public const int JournalBack = 9063;
    public const int StoppedWhileAway = 9064;
    public const int AlertStarted = 9070;
    public const int AlertEnded = 9071;
    public const int AlertsNotJudged = 9072;
    public const int WebhookFailed = 9073;
    public const int AlertsNotTold = 9074;
    public const int SettingsKept = 9080;
}
