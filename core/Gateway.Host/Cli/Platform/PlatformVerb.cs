using System.CommandLine;

namespace Gateway.Host.Cli.Platform;

/// <summary><c>platform</c>: what the gateway knows of the national platform, one file per verb.</summary>
internal static class PlatformVerb
{
    public static Command Create()
    {
        var platform = new Command("platform", "What the gateway knows of the national platform. 国家医保平台接口。")
        {
            TextsVerb.Create(),
            TransactionsVerb.Create(),
        };
        MappingOptions.AddTo(platform);
        return platform;
    }
}
