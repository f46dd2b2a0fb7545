using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>What can be written at the end of a path.</summary>
public enum LeafKind
{
    /// <summary>A text, number, date, code …</summary>
    Primitive,

    /// <summary>A code with its system.</summary>
    Coding,

    /// <summary>A concept that holds codings.</summary>
    CodeableConcept,

    /// <summary>A reference to another entry.</summary>
    Reference,

    /// <summary>An element with elements below: a path has to go on.</summary>
    Group,
}

internal static class LeafKinds
{
    public static LeafKind Of(Type type) => type switch
    {
        _ when type.IsSubclassOf(typeof(PrimitiveType)) => LeafKind.Primitive,
        _ when type == typeof(Coding) => LeafKind.Coding,
        _ when type == typeof(CodeableConcept) => LeafKind.CodeableConcept,
        _ when type == typeof(ResourceReference) => LeafKind.Reference,
        _ => LeafKind.Group,
    };
}
