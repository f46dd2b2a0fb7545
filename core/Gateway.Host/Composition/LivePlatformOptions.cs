using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Composition;

/// <summary>
/// Addresses and keys of destinations, read anew while one of them does not take the key: a mended configuration counts without a restart. A configuration that cannot be read, or is wrong,
/// leaves the last good one in force. What is read once at start (certificates, waits, limits) stays.
/// </summary>
internal sealed partial class LivePlatformOptions : IOptions<PlatformOptions>, ISettingsRefresh
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private readonly Action<IConfigurationBuilder> configuration;
    private readonly IValidateOptions<PlatformOptions>[] validators;
    private readonly TimeProvider time;
    private readonly ILogger<LivePlatformOptions> logger;
    private readonly Lock gate = new();
    private volatile PlatformOptions current;
    private long readAt;
    private bool isWrong;

    /// <param name="configuration">Adds the sources of the configuration, as at start.</param>
    /// <param name="first">As bound and validated at start.</param>
    public LivePlatformOptions(Action<IConfigurationBuilder> configuration, IOptionsFactory<PlatformOptions> first, IEnumerable<IValidateOptions<PlatformOptions>> validators, TimeProvider time, ILogger<LivePlatformOptions> logger)
    {
        (this.configuration, this.validators, this.time, this.logger) = (configuration, [.. validators], time, logger);
        (current, readAt) = (first.Create(Options.DefaultName), time.GetTimestamp());
    }

    public PlatformOptions Value => current;

    public void Refresh()
    {
        lock (gate)
        {
            if (time.GetElapsedTime(readAt) < AtMostEvery)
            {
                return;
            }

            readAt = time.GetTimestamp();
            string? fault = Read();
            if (fault is not null && !isWrong)
            {
                LogKept(fault);
            }

            isWrong = fault is not null;
        }
    }

    /// <returns>Why the last good one stays in force; null when the new one counts.</returns>
    private string? Read()
    {
        try
        {
            var builder = new ConfigurationBuilder();
            configuration(builder);
            var read = new PlatformOptions();
            IConfigurationRoot root = builder.AddEnvironmentVariables("GATEWAY_").Build();
            int areas;
            using (root as IDisposable)
            {
                IConfigurationSection section = root.GetSection(PlatformOptions.Section);
                section.Bind(read);
                areas = section.GetSection(nameof(PlatformOptions.Nhsa)).GetChildren().Count();
            }

            if (areas != read.Nhsa.Count)
            {
                return "an area below Platform:Nhsa has a value of the wrong form."; // the binder leaves such an area out without a word
            }

            string[] faults = [.. validators.Select(validator => validator.Validate(Options.DefaultName, read)).Where(result => result.Failed).SelectMany(result => result.Failures ?? [])];
            if (faults.Length > 0)
            {
                return string.Join(" ", faults);
            }

            current = read;
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or FormatException or InvalidOperationException or UnauthorizedAccessException)
        {
            return unreadable.GetType().Name; // its message may quote the file, and that holds keys
        }
    }

    [LoggerMessage(EventIds.SettingsKept, LogLevel.Warning, "The configuration was read anew and is wrong; the last good one stays in force: {Fault}")]
    private partial void LogKept(string fault);
}
