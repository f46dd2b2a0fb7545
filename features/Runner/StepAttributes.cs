namespace Gateway.Features.Runner;

// The names are those of SpecFlow and Reqnroll, so that moving there is a using line.

/// <summary>Marks a class whose methods are steps or hooks. One instance per scenario; its constructor may ask for classes that the scenario's bindings share.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingAttribute : Attribute;

/// <summary>What step texts a method answers to.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepAttribute(StepKind? kind, string pattern) : Attribute
{
    /// <summary>The keyword it belongs to; null for every one.</summary>
    public StepKind? Kind { get; } = kind;

    /// <summary>A text with <c>{int}</c>, <c>{decimal}</c>, <c>{word}</c>, <c>{string}</c> (in any quotes) or <c>{}</c> in it, or a regular expression.</summary>
    public string Pattern { get; } = pattern;
}

/// <inheritdoc/>
public sealed class GivenAttribute(string pattern) : StepAttribute(StepKind.Given, pattern);

/// <inheritdoc/>
public sealed class WhenAttribute(string pattern) : StepAttribute(StepKind.When, pattern);

/// <inheritdoc/>
public sealed class ThenAttribute(string pattern) : StepAttribute(StepKind.Then, pattern);

/// <summary>A step under any keyword.</summary>
public sealed class StepDefinitionAttribute(string pattern) : StepAttribute(null, pattern);

/// <summary>Runs around scenarios; with tags, only around those that carry one of them (written without @).</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute(string[] tags) : Attribute
{
    /// <summary>Any of these; empty means every scenario.</summary>
    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>Lower runs earlier. Default 10000.</summary>
    public int Order { get; set; } = 10000;
}

/// <inheritdoc/>
public sealed class BeforeScenarioAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>Runs after a scenario, whether it passed or not.</summary>
public sealed class AfterScenarioAttribute(params string[] tags) : HookAttribute(tags);
