using System.Reflection;

namespace Gateway.Features.Runner;

/// <summary>The objects of one scenario: binding classes and what their constructors ask for, one of each, disposed of last made first.</summary>
public sealed class ScenarioObjects : IAsyncDisposable
{
    private readonly Dictionary<Type, object> made = [];
    private readonly List<object> order = [];

    /// <summary>Offers an object that is not made here and not disposed of here.</summary>
    public void Offer(object given) => made[given.GetType()] = given;

    /// <summary>The scenario's object of a type.</summary>
    /// <exception cref="StepException">It has no single public constructor, or asks for itself.</exception>
    public object Get(Type type) => made.TryGetValue(type, out object? known) ? known : Make(type, []);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (object one in Enumerable.Reverse(order))
        {
            switch (one)
            {
                case IAsyncDisposable later:
                    await later.DisposeAsync();
                    break;
                case IDisposable now:
                    now.Dispose();
                    break;
            }
        }
    }

    private object Make(Type type, HashSet<Type> asking)
    {
        ConstructorInfo[] constructors = type.GetConstructors();
        if (constructors.Length != 1 || !asking.Add(type))
        {
            throw new StepException($"{type.Name} cannot be made for a scenario: it needs exactly one public constructor that does not ask for {type.Name} again.");
        }

        object[] parts = [.. constructors[0].GetParameters().Select(parameter => made.TryGetValue(parameter.ParameterType, out object? known) ? known : Make(parameter.ParameterType, asking))];
        object one = constructors[0].Invoke(parts);
        made[type] = one;
        order.Add(one);
        return one;
    }
}
