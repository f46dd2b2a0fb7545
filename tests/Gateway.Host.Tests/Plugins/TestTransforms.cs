using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Host.Tests.Plugins;

/// <summary>A plugin's transform: the weighted sum of digits. It refuses what is no digits and breaks on nines.</summary>
public sealed class TestTransforms : IValueTransform
{
    public string Name => "weighted-sum";

    public string? FaultOf(ImmutableArray<string> arguments) => arguments is [var only] && int.TryParse(only, out _) ? null : "Expected one weight.";

    public TransformResult Apply(string text, ImmutableArray<string> arguments)
    {
        if (!text.All(char.IsAsciiDigit))
        {
            return TransformResult.Refused("Expected digits.");
        }

        int weight = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        return text.Contains('9', StringComparison.Ordinal)
            ? throw new InvalidOperationException(text)
            : TransformResult.Of(text.Sum(digit => weight * (digit - '0')).ToString(CultureInfo.InvariantCulture));
    }
}
