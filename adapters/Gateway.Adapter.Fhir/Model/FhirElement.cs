namespace Gateway.Adapter.Fhir.Model;

/// <summary>One element of a type.</summary>
/// <param name="Name">As JSON and XML have it: <c>birthDate</c>, <c>valueQuantity</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Repeats">Whether it is a list.</param>
/// <param name="Type">Name of its type where it is a group; empty otherwise.</param>
/// <param name="Index">Its number within the type, from 0.</param>
internal sealed record FhirElement(string Name, ElementKind Kind, bool Repeats, string Type, int Index);

/// <summary>What an element holds.</summary>
internal enum ElementKind
{
    /// <summary>A value that JSON writes as a text.</summary>
    Text,

    /// <summary>A value that JSON writes as a number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>XHTML: an element in XML, a text in JSON.</summary>
    Markup,

    /// <summary>Further elements.</summary>
    Group,

    /// <summary>A whole resource.</summary>
    Resource,

    /// <summary>R4 does not have it: its shape says what it is.</summary>
    Unknown,
}
