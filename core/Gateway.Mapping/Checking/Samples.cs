using Gateway.Contract;
using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What may stand in a value on its way from source to target, as far as it is certain before any message comes.</summary>
/// <param name="Certain">Texts that will surely occur: a literal, what <c>map</c>, <c>constant</c> and <c>default</c> give. Each has to fit.</param>
/// <param name="Typical">Texts that stand for all others, such as one date for every date. One has to fit; empty where nobody can say.</param>
internal sealed record Samples(ImmutableArray<Flow> Certain, ImmutableArray<Flow> Typical)
{
    /// <summary>Anything may come: a field of a message.</summary>
    public static Samples Anything { get; } = new([], []);

    public static Samples Dates { get; } = LikeOneOf("2026-01-31");

    public static Samples Times { get; } = LikeOneOf("2026-01-31T08:30:00+08:00", "2026-01-31");

    public static Samples Numbers { get; } = LikeOneOf("12", "12.5");

    public static Samples LikeOneOf(params ReadOnlySpan<string> texts) => new([], Flows(texts));

    public static Samples Exactly(params ReadOnlySpan<string> texts) => new(Flows(texts), []);

    /// <summary>Whether nothing can be said of it.</summary>
    public bool IsAnything => Certain.IsEmpty && Typical.IsEmpty;

    public static ImmutableArray<Flow> Flows(params ReadOnlySpan<string> texts)
    {
        ImmutableArray<Flow>.Builder flows = ImmutableArray.CreateBuilder<Flow>(texts.Length);
        foreach (string text in texts)
        {
            flows.Add(new Flow { Text = text });
        }

        return flows.MoveToImmutable();
    }
}
