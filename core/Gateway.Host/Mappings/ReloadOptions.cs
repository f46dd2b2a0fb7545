using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Mappings;

/// <summary>How the gateway notices that somebody changed the mappings folder.</summary>
public sealed class ReloadOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway:Reload";

    /// <summary>Whether changed files are taken over by themselves. Default yes; without it, <c>gateway mappings reload</c> does.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How often the folder is looked at. What changed is read once it has stayed the same from one look to the next. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class ReloadOptionsValidator : IValidateOptions<ReloadOptions>;
