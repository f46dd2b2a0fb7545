namespace Gateway.Mapping;

/// <summary>One named function of the mapping language.</summary>
/// <param name="Name">As the <c>transform</c> column writes it.</param>
/// <param name="Takes">One value or many.</param>
/// <param name="Gives">One value or many.</param>
/// <param name="Arguments">What stands behind the name, e.g. <c>FORMAT [or FORMAT…]</c>; empty for nothing.</param>
/// <param name="Summary">What it does, in one sentence.</param>
/// <param name="Example">Call, input and output; each example is a test. Several inputs are joined by <c>;</c>.</param>
/// <param name="Compile">Makes the step, or says in the arguments what is wrong with them.</param>
internal sealed record Transform(string Name, Shape Takes, Shape Gives, string Arguments, string Summary, TransformExample Example, Func<TransformArguments, TransformStep?> Compile);

/// <summary>What an example call makes of an input; null for nothing.</summary>
internal sealed record TransformExample(string Call, string? Input, string? Output);

/// <summary>One value or many.</summary>
internal enum Shape
{
    One,
    Many,
}
