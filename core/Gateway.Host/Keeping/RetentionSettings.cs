using System.CommandLine;

namespace Gateway.Host.Keeping;

/// <summary>The retention as a configuration file has it, for commands.</summary>
internal static class RetentionSettings
{
    public static Option<FileInfo> Option() => new("--config") { Description = "The configuration file, for Gateway:Journal:Retention.", DefaultValueFactory = _ => new FileInfo("gateway.json") };

    public static RetentionOptions Read(FileInfo file) => new ConfigurationBuilder()
        .AddJsonFile(file.FullName, optional: true).AddEnvironmentVariables("GATEWAY_").Build()
        .GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();
}
