using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>One named function of the mapping language, with its documentation.</summary>
internal sealed record Transform
{
    /// <summary>As the <c>transform</c> column writes it.</summary>
    public required string Name { get; init; }

    /// <summary>One value or many.</summary>
    public Shape Takes { get; init; } = Shape.One;

    /// <summary>One value or many.</summary>
    public Shape Gives { get; init; } = Shape.One;

    /// <summary>Kind of the values it can use; text where it takes any.</summary>
    public ValueKind Reads { get; init; } = ValueKind.Text;

    /// <summary>Kind of the value it gives.</summary>
    public ValueKind Makes { get; init; } = ValueKind.Text;

    /// <summary>What stands behind the name, in order.</summary>
    public ImmutableArray<TransformArgument> Arguments { get; init; } = [];

    /// <summary>What it does, in one sentence.</summary>
    public required string English { get; init; }

    /// <summary>The same sentence in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Each is a test.</summary>
    public required ImmutableArray<TransformExample> Examples { get; init; }

    /// <summary>What it does not take, at least one; each is a test.</summary>
    public required ImmutableArray<TransformRefusal> Refusals { get; init; }

    /// <summary>Makes the step, or says in the arguments what is wrong with them.</summary>
    public required Func<TransformArguments, TransformStep?> Compile { get; init; }

    /// <summary>The name and its arguments: <c>date FORMAT [or FORMAT…] [from YEAR]</c>.</summary>
    public string Usage => string.Join(' ', [Name, .. Arguments.Select(argument => argument.Written)]);
}

/// <summary>What a call makes of an input.</summary>
/// <param name="Call">As the <c>transform</c> column writes it.</param>
/// <param name="Input">Null for nothing there; several are joined by <c>;</c>.</param>
/// <param name="Output">Null for nothing; several are joined by <c>;</c>.</param>
internal sealed record TransformExample(string Call, string? Input, string? Output);

/// <summary>What a transform does not take.</summary>
/// <param name="Call">As the <c>transform</c> column writes it.</param>
/// <param name="Input">The value that it cannot use; null where the call itself is wrong and the table does not load.</param>
/// <param name="Reason">What was expected.</param>
internal sealed record TransformRefusal(string Call, string? Input, string Reason);

/// <summary>One value or many.</summary>
internal enum Shape
{
    One,
    Many,
}

/// <summary>What a value is on its way.</summary>
internal enum ValueKind
{
    Text,

    /// <summary>Digits, a sign and a point.</summary>
    Number,

    /// <summary>A FHIR date: 2026-01-31, 2026-01 or 2026.</summary>
    Date,

    /// <summary>A FHIR date or dateTime.</summary>
    DateTime,

    /// <summary>What it was before: kinds pass through.</summary>
    Same,
}
