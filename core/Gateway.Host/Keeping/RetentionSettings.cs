using Microsoft.Extensions.Options;

namespace Gateway.Host.Keeping;

/// <summary>How much room the journal has, read anew while it is short: room that somebody gives counts without a restart. A configuration that cannot be read, or is wrong, changes nothing.</summary>
/// <param name="configuration">Adds the sources of the configuration, as at start.</param>
/// <param name="first">As bound and validated at start.</param>
internal sealed class RetentionSettings(Action<IConfigurationBuilder> configuration, IOptions<RetentionOptions> first, IEnumerable<IValidateOptions<RetentionOptions>> validators)
{
    /// <summary>The last that was good.</summary>
    public RetentionOptions Now { get; private set; } = first.Value;

    public void Refresh()
    {
        try
        {
            var builder = new ConfigurationBuilder();
            configuration(builder);
            IConfigurationRoot root = builder.AddEnvironmentVariables("GATEWAY_").Build();
            using var over = root as IDisposable;
            RetentionOptions read = root.GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();
            Now = validators.Any(validator => validator.Validate(Options.DefaultName, read).Failed) ? Now : read;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or FormatException or InvalidOperationException or UnauthorizedAccessException)
        {
            // somebody is writing it: the next look reads it whole
        }
    }
}
