using System.Reflection;

namespace Gateway.Features.Runner;

/// <summary>Every step and hook that some classes offer.</summary>
public sealed class StepCatalogue
{
    private readonly List<StepMethod> steps = [];
    private readonly List<(HookAttribute Hook, MethodInfo Method)> hooks = [];

    /// <param name="bindings">Classes with step methods.</param>
    public StepCatalogue(IEnumerable<Type> bindings)
    {
        foreach (MethodInfo method in bindings.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)))
        {
            steps.AddRange(method.GetCustomAttributes<StepAttribute>().Select(step => new StepMethod(step.Kind, new StepPattern(step.Pattern), method)));
            hooks.AddRange(method.GetCustomAttributes<HookAttribute>().Select(hook => (hook, method)));
        }
    }

    /// <summary>What this assembly's classes marked with <c>[Binding]</c> offer.</summary>
    public static StepCatalogue OfThisAssembly { get; } =
        new(typeof(StepCatalogue).Assembly.GetTypes().Where(type => type.GetCustomAttribute<BindingAttribute>() is not null));

    /// <summary>All steps, for the list that testers read.</summary>
    public IReadOnlyList<StepMethod> Steps => steps;

    /// <summary>The one method for a step and its arguments; null when there is none.</summary>
    /// <exception cref="StepException">There are several, or its parameters do not fit.</exception>
    public (MethodInfo Method, object?[] Arguments)? Find(Step step)
    {
        var found = steps.Select(one => (one.Method, Arguments: one.ArgumentsFor(step), one.Signature)).Where(one => one.Arguments is not null)
            .DistinctBy(one => one.Method).ToArray();
        return found.Length switch
        {
            0 => null,
            1 => (found[0].Method, found[0].Arguments!), // not null: filtered above
            _ => throw new StepException($"'{step.Text}' is several steps: {string.Join(", ", found.Select(one => one.Signature))}."),
        };
    }

    /// <summary>Hooks of one kind for a scenario's tags, in their order.</summary>
    public IEnumerable<MethodInfo> Hooks<T>(IReadOnlyCollection<string> tags)
        where T : HookAttribute =>
        hooks.Where(one => one.Hook is T && (one.Hook.Tags.Count == 0 || one.Hook.Tags.Any(tag => tags.Contains(tag.TrimStart('@'), StringComparer.Ordinal))))
            .OrderBy(one => one.Hook.Order).Select(one => one.Method);
}
