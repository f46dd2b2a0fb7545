using System.CommandLine;
using Gateway.Host.Composition;
using Gateway.Host.Keeping;
using Gateway.Journal;

namespace Gateway.Host.Cli.Journal;

/// <summary>Where the journal is and how long it keeps bytes, as the gateway's configuration says, for commands.</summary>
internal static class JournalPlace
{
    /// <summary>The configuration file.</summary>
    public static Option<FileInfo> Config { get; } = new("--config") { Description = "The configuration file, for Gateway:Journal (also from the environment, as 'gateway run' reads it).", DefaultValueFactory = _ => new FileInfo("gateway.json"), Recursive = true };

    /// <summary>The journal: the file where <paramref name="data"/> is one, else what <c>Gateway:Journal:Engine</c> says.</summary>
    /// <param name="data">The gateway's data folder, or a journal's file; null where nobody gave one: then <c>Gateway:Data</c>.</param>
    /// <exception cref="JournalUnusableException">The configuration does not say where.</exception>
    public static JournalStore Of(ParseResult parsed, string? data)
    {
        if (File.Exists(data))
        {
            return JournalStore.File(data);
        }

        IConfiguration configuration = Read(parsed);
        JournalSettings settings;
        try
        {
            settings = configuration.GetSection(JournalSettings.Section).Get<JournalSettings>() ?? new JournalSettings();
        }
        catch (InvalidOperationException)
        {
            settings = new JournalSettings { Engine = (JournalEngine)(-1) }; // a word that is no engine: the validator says which there are
        }

        return new JournalSettingsValidator().Validate(null, settings) is { Failed: true, FailureMessage: var fault }
            ? throw new JournalUnusableException(fault)
            : settings.In(data ?? configuration.GetSection(GatewaySettings.Section).Get<GatewaySettings>()?.Data ?? new GatewaySettings().Data);
    }

    public static RetentionOptions Retention(ParseResult parsed) => Read(parsed).GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();

    private static IConfigurationRoot Read(ParseResult parsed) =>
        new ConfigurationBuilder().AddJsonFile(parsed.GetRequiredValue(Config).FullName, optional: true).AddEnvironmentVariables("GATEWAY_").Build();
}
