namespace Gateway.Delivery;

/// <summary>How far the ramp of an open destination is.</summary>
/// <param name="Rate">Messages a second that it lets go; null when it holds nothing back.</param>
/// <param name="Ceiling">Where it stops doubling.</param>
/// <param name="UntilStep">How long it stays at that rate.</param>
internal readonly record struct RampPlace(double? Rate, double Ceiling, TimeSpan UntilStep)
{
    /// <summary>The destination has just opened.</summary>
    public static RampPlace Beginning(RampOptions options) => new(options.Start, double.PositiveInfinity, options.Step);
}
