using System.Collections.Concurrent;
using Gateway.Canonical;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Reads single values of a canonical message by path.</summary>
internal static class CanonicalValues
{
    private static readonly ConcurrentDictionary<string, BoundPath> Bound = new(StringComparer.Ordinal);

    /// <summary>The first value that one of the paths gives; null when none does.</summary>
    public static string? First(PathList paths, BundleIndex index) => paths.Paths.Select(path => At(path, index)).FirstOrDefault(value => value is not null);

    /// <summary>How many resources of a type, or elements at a path, a batch goes over.</summary>
    public static int Count(string over, BundleIndex index) =>
        over.Contains('.', StringComparison.Ordinal) ? index.All(PathOf(over).Written.Type ?? "").Take(1).SelectMany(PathOf(over).All).Count() : index.All(over).Count;

    private static BoundPath PathOf(string text) => Bound.GetOrAdd(text, static written => ElementModel.Default.TryBind(written, null, out BoundPath? bound, out PathFault? fault)
        ? bound
        : throw new ArgumentException($"Check plans before use: {fault.Reason}", nameof(written)));

    private static string? At(string text, BundleIndex index)
    {
        BoundPath path = PathOf(text);
        return index.All(path.Written.Type ?? "").Where(resource => HasLabel(resource, path.Written.Label))
            .Select(resource => BoundPath.TextOf(path.First(resource))).FirstOrDefault(value => value is not null);
    }

    private static bool HasLabel(Resource resource, string? label) =>
        label is null || (resource.Meta?.Tag.Exists(tag => tag.System == CanonicalSystems.Label && tag.Code == label) ?? false);
}
