using System.Collections;
using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>One step of a <see cref="BoundPath"/>: an element that the model has, with its slice.</summary>
public sealed class BoundStep
{
    private readonly Func<Base>? create;
    private readonly Func<IList>? createList;
    private readonly ImmutableArray<(BoundPath Path, string Value)> fixes;

    internal BoundStep(string element, Type type, Type listType, bool isCollection, ElementStep written, ImmutableArray<(BoundPath Path, string Value)> fixes)
    {
        (Element, Type, IsCollection, Written, this.fixes) = (element, type, isCollection, written, fixes);
        create = type.IsAbstract ? null : Instances.MakerFor(type);
        createList = isCollection ? Instances.ListMakerFor(listType) : null;
    }

    /// <summary>The element's name in the model; <c>value</c> for <c>valueCode</c>.</summary>
    public string Element { get; }

    /// <summary>The class that stands there.</summary>
    public Type Type { get; }

    /// <summary>Whether the model allows several.</summary>
    public bool IsCollection { get; }

    /// <summary>As the path says it.</summary>
    public ElementStep Written { get; }

    /// <summary>Resource types that a reference here may name; empty for any, and for what is no reference.</summary>
    public ImmutableArray<string> ReferenceTypes { get; internal init; } = [];

    /// <summary>Elements that the model demands of whatever stands here.</summary>
    public ImmutableArray<string> Mandatory { get; internal init; } = [];

    /// <summary>What the slice fixes: element below, and its value.</summary>
    public IEnumerable<(string Element, string Value)> Fixed => fixes.Select(fix => (fix.Path.Written.Text.TrimStart('.'), fix.Value));

    internal Base? First(Base parent)
    {
        if (!parent.TryGetValue(Element, out object? value))
        {
            return null;
        }

        if (!IsCollection)
        {
            return value.GetType() == Type ? (Base)value : null;
        }

        var list = (IList)value;
        if (fixes.IsEmpty)
        {
            int index = Math.Max(0, Written.Position - 1);
            return index < list.Count ? (Base?)list[index] : null;
        }

        for (int index = 0; index < list.Count; index++) // by index: an enumerator of IList is an object
        {
            if (list[index] is Base candidate && Fits(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    internal IEnumerable<Base> All(Base parent)
    {
        if (!parent.TryGetValue(Element, out object? value))
        {
            return [];
        }

        if (!IsCollection || Written.Position > 0)
        {
            return First(parent) is { } only ? [only] : [];
        }

        return ((IList)value).Cast<Base>().Where(Fits);
    }

    internal Base FindOrCreate(Base parent)
    {
        Base? found = First(parent);
        while (found is null)
        {
            Append(parent, Create());
            found = First(parent);
        }

        return found;
    }

    /// <summary>A new element behind the ones that are there.</summary>
    internal Base Append(Base parent)
    {
        Base made = Create();
        Append(parent, made);
        return made;
    }

    internal void Replace(Base parent, Base value)
    {
        if (!IsCollection)
        {
            parent.SetValue(Element, value);
            return;
        }

        IList list = ListOf(parent);
        int index = Math.Max(0, Written.Position - 1);
        while (!Written.IsEach && list.Count < index)
        {
            list.Add(Create()); // holds the place; what stays empty fails the strict check
        }

        if (Written.IsEach || index == list.Count)
        {
            list.Add(value);
        }
        else
        {
            list[index] = value;
        }
    }

    private bool Fits(Base candidate)
    {
        foreach ((BoundPath path, string value) in fixes)
        {
            if (path.First(candidate) is not PrimitiveType primitive || Literal.TextOf(primitive) != value)
            {
                return false;
            }
        }

        return true;
    }

    private Base Create()
    {
        Base made = create!(); // a path through an abstract type does not bind
        foreach ((BoundPath path, string value) in fixes)
        {
            path.TrySetText(made, value);
        }

        return made;
    }

    private void Append(Base parent, Base made)
    {
        if (IsCollection)
        {
            ListOf(parent).Add(made);
        }
        else
        {
            parent.SetValue(Element, made);
        }
    }

    private IList ListOf(Base parent)
    {
        if (parent.TryGetValue(Element, out object? value))
        {
            return (IList)value;
        }

        IList list = createList!(); // only collections come here
        parent.SetValue(Element, list);
        return list;
    }
}
