using System.ComponentModel.DataAnnotations;

namespace Gateway.Delivery;

/// <summary>How what has piled up is let go when a destination opens again: a few messages a second at first, twice as many after each step that went well, half as many after one that did not.</summary>
public sealed class RampOptions
{
    /// <summary>Messages begun in the first second. Default 5.</summary>
    [Range(0.1, 10_000)]
    public double Start { get; set; } = 5;

    /// <summary>How long a step takes. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>From so many messages a second on nothing holds them back any more. Default 500.</summary>
    [Range(0.1, 100_000)]
    public double Most { get; set; } = 500;
}
