using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Contract;

/// <summary>A value, or the whole list of reasons why there is none. A value may come with warnings.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Outcome<T>
{
    internal Outcome(bool succeeded, T? value, ImmutableArray<Issue> issues)
    {
        Succeeded = succeeded;
        Partial = value;
        Issues = issues;
    }

    /// <summary>Whether there is a whole value.</summary>
    public bool Succeeded { get; }

    /// <summary>The value. Ask <see cref="Succeeded"/> first.</summary>
    /// <exception cref="InvalidOperationException">There is none: use <see cref="Issues"/>.</exception>
    public T Value => Succeeded ? Partial! : throw new InvalidOperationException("There is no value: ask Succeeded first and use Issues.");

    /// <summary>What could be made before the errors, so that a reply can still name the message; null where nothing could.</summary>
    public T? Partial { get; }

    /// <summary>Errors where there is no value, warnings where there is one.</summary>
    public ImmutableArray<Issue> Issues { get; }

    /// <summary>The value if there is one.</summary>
    public bool TryGetValue([NotNullWhen(true)] out T? value)
    {
        value = Succeeded ? Partial : default;
        return Succeeded;
    }
}

/// <summary>Makes outcomes.</summary>
public static class Outcome
{
    /// <summary>A value without a remark.</summary>
    public static Outcome<T> Of<T>(T value) => new(true, value, []);

    /// <summary>A value with warnings.</summary>
    public static Outcome<T> Of<T>(T value, ImmutableArray<Issue> warnings) => new(true, value, warnings);

    /// <summary>No value, for these reasons.</summary>
    public static Outcome<T> Refused<T>(ImmutableArray<Issue> issues) => new(false, default, issues);

    /// <summary>No value, for this reason.</summary>
    public static Outcome<T> Refused<T>(Issue issue) => new(false, default, [issue]);

    /// <summary>No whole value, but a part that a reply may quote.</summary>
    public static Outcome<T> Refused<T>(ImmutableArray<Issue> issues, T? partial) => new(false, partial, issues);
}
