using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;

namespace Gateway.Features.Runner;

/// <summary>Runs one scenario: hooks, steps, hooks. The first step that fails ends it; hooks after it and disposal happen all the same.</summary>
public sealed class ScenarioRun(Scenario scenario, StepCatalogue catalogue)
{
    private readonly StringBuilder story = new();

    /// <summary>Runs to the end.</summary>
    /// <exception cref="StepException">It cannot run or does not hold; the message tells the steps so far.</exception>
    public async Task RunAsync()
    {
        if (scenario.Fault is not null)
        {
            throw new StepException($"{scenario.File}:{scenario.Line}: {scenario.Fault}");
        }

        var steps = Planned();
        await using var objects = new ScenarioObjects();
        objects.Offer(scenario);
        Exception? failure = await FailureOfAsync(() => RunStepsAsync(steps, objects));
        foreach (MethodInfo hook in catalogue.Hooks<AfterScenarioAttribute>(scenario.Tags))
        {
            failure = await FailureOfAsync(() => InvokeAsync(hook, [], objects)) is { } late ? failure ?? late : failure;
        }

        if (failure is not null)
        {
            throw new StepException($"{failure.Message}{Environment.NewLine}{scenario.File}:{scenario.Line} {scenario.Name}{Environment.NewLine}{story}", failure);
        }
    }

    private ImmutableArray<(Step Step, MethodInfo Method, object?[] Arguments)> Planned()
    {
        var found = scenario.Steps.Select(step => (Step: step, Match: Find(step))).ToArray();
        string[] undefined = [.. found.Where(one => one.Match is null).GroupBy(one => Snippet.For(one.Step), StringComparer.Ordinal)
            .Select(same => $"{string.Join(Environment.NewLine, same.Select(one => $"{scenario.File}:{one.Step.Line}: no step matches '{one.Step.Text}'."))} Write one:{Environment.NewLine}{same.Key}")];
        return undefined.Length > 0
            ? throw new StepException(string.Join(Environment.NewLine, undefined))
            : [.. found.Select(one => (one.Step, one.Match!.Value.Method, one.Match.Value.Arguments))]; // not null: none is undefined
    }

    private (MethodInfo Method, object?[] Arguments)? Find(Step step)
    {
        try
        {
            return catalogue.Find(step);
        }
        catch (StepException unfit)
        {
            throw new StepException($"{scenario.File}:{step.Line}: {unfit.Message}");
        }
    }

    private async Task RunStepsAsync(ImmutableArray<(Step Step, MethodInfo Method, object?[] Arguments)> steps, ScenarioObjects objects)
    {
        foreach (MethodInfo hook in catalogue.Hooks<BeforeScenarioAttribute>(scenario.Tags))
        {
            await InvokeAsync(hook, [], objects);
        }

        foreach ((Step step, MethodInfo method, object?[] arguments) in steps)
        {
            story.Append($"  {step.Line,4} {step.Kind?.ToString() ?? "*",-5} {step.Text} … ");
            await InvokeAsync(method, arguments, objects);
            story.AppendLine("held");
        }
    }

    private static async Task<Exception?> FailureOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static async Task InvokeAsync(MethodInfo method, object?[] arguments, ScenarioObjects objects)
    {
        object? result;
        try
        {
            result = method.Invoke(method.IsStatic ? null : objects.Get(method.ReflectedType!), arguments); // not null: found on a type
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException);
            throw;
        }

        await (result switch
        {
            Task task => task,
            ValueTask task => task.AsTask(),
            _ => Task.CompletedTask,
        });
    }
}
