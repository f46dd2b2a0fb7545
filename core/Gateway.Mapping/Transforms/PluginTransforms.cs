using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The transforms that installed plugins bring; a table names one <c>plugin:NAME</c>, so that everybody sees where C# begins.</summary>
internal sealed class PluginTransforms(IAdapterCatalog adapters)
{
    public const string Prefix = "plugin:";

    public static PluginTransforms None { get; } = new(new NoAdapters());

    /// <summary>With the prefix, in order.</summary>
    public IEnumerable<string> Names => adapters.Transforms.Select(transform => Prefix + transform.Name).Order(StringComparer.Ordinal);

    /// <summary>Which build brings which name.</summary>
    public IEnumerable<string> Builds => adapters.Transforms.Select(transform => $"{Prefix}{transform.Name} {transform.GetType().Module.ModuleVersionId}").Order(StringComparer.Ordinal);

    /// <summary>A transform by its name with the prefix; null when no plugin has it.</summary>
    public Transform? Find(string name) =>
        adapters.Transforms.FirstOrDefault(transform => Prefix + transform.Name == name) is { } found ? Wrap(found) : null;

    private static Transform Wrap(IValueTransform plugin) => new()
    {
        Name = Prefix + plugin.Name,
        Arguments = [new("ARGUMENT", ArgumentKind.Text, IsOptional: true, Repeats: true)],
        English = "A plugin's transform.", Chinese = "插件提供的转换。",
        Examples = [], Refusals = [],
        Compile = call => Compile(plugin, call),
    };

    private static TransformStep? Compile(IValueTransform plugin, TransformArguments call)
    {
        ImmutableArray<string> arguments = call.AllWords;
        string? fault;
        try
        {
            fault = plugin.FaultOf(arguments);
        }
        catch (Exception bug) // code of others: whatever it throws is a fault of this row
        {
            fault = $"The plugin failed ({bug.GetType().Name}).";
        }

        return fault is null ? (ref Flow flow, RowScope _) => Apply(plugin, arguments, ref flow) : call.Fail(fault);
    }

    private static void Apply(IValueTransform plugin, ImmutableArray<string> arguments, ref Flow flow)
    {
        if (flow.Text is not { } text || flow.Fault is not null)
        {
            return;
        }

        try
        {
            TransformResult result = plugin.Apply(text, arguments);
            flow.Fault = result.Expected;
            flow.Text = result.Expected is null && result.Text is { Length: > 0 } made ? made : null;
        }
        catch (Exception bug) // code of others: its message may quote the value, so only its type is told
        {
            (flow.Text, flow.Fault, flow.FaultCode) = (null, $"The transform '{Prefix}{plugin.Name}' failed ({bug.GetType().Name}): tell those who wrote it.", IssueCodes.TransformFailed);
        }
    }

    private sealed class NoAdapters : IAdapterCatalog
    {
        public IAdapter? Find(string name) => null;
    }
}
