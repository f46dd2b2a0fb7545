using System.Collections.Immutable;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>A path that the R4 model has, ready to read and write. Thread-safe.</summary>
public sealed class BoundPath
{
    private readonly Func<string, PrimitiveType?>? makeLiteral;
    private readonly bool isMoneyValue;

    internal BoundPath(ElementPath written, string definition, ClassMapping leaf, Type leafType, ImmutableArray<BoundStep> steps)
    {
        (Written, Definition, LeafMapping, LeafType, Steps) = (written, definition, leaf, leafType, steps);
        Kind = LeafKinds.Of(leafType);
        makeLiteral = Kind == LeafKind.Primitive ? Literal.MakerFor(leafType) : null;
        isMoneyValue = steps.Length > 0 && steps[^1].Element == "value" && (steps.Length > 1 ? steps[^2].Type : null) == typeof(Money);
    }

    /// <summary>As written.</summary>
    public ElementPath Written { get; }

    /// <summary>Element names alone, e.g. <c>Patient.identifier.value</c>; what slices and continuing paths build on.</summary>
    public string Definition { get; }

    /// <summary>The steps below the resource, or below the current element.</summary>
    public ImmutableArray<BoundStep> Steps { get; }

    /// <summary>The class that the path ends in.</summary>
    public Type LeafType { get; }

    /// <summary>What can stand at the end.</summary>
    public LeafKind Kind { get; }

    /// <summary>What the end takes, for messages.</summary>
    public string Expectation => Literal.Expectation(LeafType);

    /// <summary>The codes that the end takes by its required binding; empty for any other type.</summary>
    public ImmutableArray<string> Literals => LeafType.IsGenericType ? [.. Literal.LiteralsOf(LeafType.GenericTypeArguments[0])] : [];

    internal ClassMapping LeafMapping { get; }

    /// <summary>Finds or makes the element before step <paramref name="to"/>, starting with step <paramref name="from"/> below <paramref name="start"/>.</summary>
    public Base Walk(Base start, int from, int to)
    {
        Base at = start;
        for (int step = from; step < to; step++)
        {
            at = Steps[step].FindOrCreate(at);
        }

        return at;
    }

    /// <summary>Makes one more element at a step that grows.</summary>
    public Base Append(Base parent, int step) => Steps[step].Append(parent);

    /// <summary>Makes the primitive for the end.</summary>
    /// <param name="text">As JSON shows it.</param>
    /// <returns>Null when the type does not take this text.</returns>
    public PrimitiveType? Make(string text) => makeLiteral?.Invoke(text);

    /// <summary>Whether the primitive at the end takes a text.</summary>
    public bool Takes(string text) => Make(text) is not null;

    /// <summary>Sets the primitive at the end, making everything on the way.</summary>
    /// <param name="start">The resource or current element.</param>
    /// <param name="text">As JSON shows it.</param>
    /// <param name="from">First step that is still to walk.</param>
    /// <returns>Whether the type takes this text; if not, nothing is made.</returns>
    public bool TrySetText(Base start, string text, int from = 0) => SetText(start, text, from) is not null;

    /// <summary>As <see cref="TrySetText"/>.</summary>
    /// <returns>What was set; null where the type does not take the text.</returns>
    public PrimitiveType? SetText(Base start, string text, int from = 0)
    {
        PrimitiveType? literal = Make(text);
        if (literal is null)
        {
            return null;
        }

        Set(start, literal, from);
        return literal;
    }

    /// <summary>Sets a primitive that <see cref="Make"/> made, making everything on the way.</summary>
    /// <param name="from">First step that is still to walk.</param>
    public void Set(Base start, PrimitiveType literal, int from = 0)
    {
        Base parent = Walk(start, from, Steps.Length - 1);
        Steps[^1].Replace(parent, literal);
        if (isMoneyValue)
        {
            ((Money)parent).Currency ??= Money.Currencies.CNY;
        }
    }

    /// <summary>Sets a code with its system at a Coding or CodeableConcept; a system that the slice fixed stays.</summary>
    /// <returns>The coding as it stands in the resource.</returns>
    public Coding SetCoding(Base start, Coding coding, int from = 0)
    {
        BoundStep last = Steps[^1];
        Base parent = Walk(start, from, Steps.Length - 1);
        Base leaf = last.Written.IsEach ? last.Append(parent) : last.FindOrCreate(parent);
        if (leaf is CodeableConcept concept)
        {
            concept.Coding.RemoveAll(old => old.System == coding.System);
            concept.Coding.Add(coding);
            return coding;
        }

        var target = (Coding)leaf;
        (target.System, target.Code, target.Display) = (target.System ?? coding.System, coding.Code, coding.Display);
        return target;
    }

    /// <summary>Sets a reference at the end, and gives it.</summary>
    public ResourceReference SetReference(Base start, string url, int from = 0)
    {
        BoundStep last = Steps[^1];
        Base parent = Walk(start, from, Steps.Length - 1);
        var reference = (ResourceReference)(last.Written.IsEach ? last.Append(parent) : last.FindOrCreate(parent));
        reference.Reference = url;
        return reference;
    }

    /// <summary>The first element at the path below a resource or element; null when there is none.</summary>
    public Base? First(Base start) => First(start, 0);

    /// <summary>Every element at the path.</summary>
    public IEnumerable<Base> All(Base start) => All(start, 0);

    /// <summary>The text of a primitive as JSON shows it; the code of a Coding; null for nothing.</summary>
    public static string? TextOf(Base? element) => element switch
    {
        PrimitiveType primitive => Literal.TextOf(primitive),
        Coding coding => coding.Code,
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Written.Text;

    private Base? First(Base node, int step)
    {
        if (step == Steps.Length)
        {
            return node;
        }

        if (!Steps[step].IsCollection)
        {
            return Steps[step].First(node) is { } only ? First(only, step + 1) : null;
        }

        foreach (Base child in Steps[step].All(node))
        {
            if (First(child, step + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IEnumerable<Base> All(Base node, int step) =>
        step == Steps.Length ? [node] : Steps[step].All(node).SelectMany(child => All(child, step + 1));
}
