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

        return Of(Read(parsed), data);
    }

    /// <summary>What a configuration file and the environment say; null where that cannot be used, which the gateway's start says together with everything else.</summary>
    public static JournalStore? Find(FileInfo config)
    {
        try
        {
            return Of(Read(config), null);
        }
        catch (Exception unusable) when (unusable is JournalUnusableException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalStore Of(IConfiguration configuration, string? data)
    {
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
            : settings.In(data ?? DataOf(configuration));
    }

    /// <summary>The gateway's data folder, where nobody gave one.</summary>
    public static string DataOf(ParseResult parsed) => DataOf(Read(parsed));

    public static RetentionOptions Retention(ParseResult parsed) => Read(parsed).GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();

    private static string DataOf(IConfiguration configuration) => configuration.GetSection(GatewaySettings.Section).Get<GatewaySettings>()?.Data ?? new GatewaySettings().Data;

    private static IConfigurationRoot Read(ParseResult parsed) => Read(parsed.GetRequiredValue(Config));

    private static IConfigurationRoot Read(FileInfo config) => new ConfigurationBuilder().AddJsonFile(config.FullName, optional: true).AddEnvironmentVariables("GATEWAY_").Build();
}
