using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One value of a canonical message and where it comes from.</summary>
/// <param name="Element">Its place, named as tables name places: <c>ChargeItem[2].extension[spec].valueString</c>.</param>
/// <param name="Value">As JSON shows it.</param>
/// <param name="Origin">Who put it there.</param>
/// <param name="TableRow"><c>file:row</c>; null for what no row wrote.</param>
/// <param name="At">The source's path and bytes; without bytes where no record holds the value.</param>
/// <param name="IsMoney">Whether it is an amount of money.</param>
/// <param name="IsPersonal">Whether it may tell who somebody is: such values are compared, never shown.</param>
public sealed record TracedElement(string Element, string Value, ElementOrigin Origin, string? TableRow, SourceLocation At, bool IsMoney, bool IsPersonal);

/// <summary>Who put a value into a canonical message.</summary>
public enum ElementOrigin
{
    /// <summary>A row of the message's table.</summary>
    Row,

    /// <summary>The slice that a row named: its fixed system, url or type.</summary>
    Slice,

    /// <summary>The gateway itself: ids, the header, labels, the currency.</summary>
    Gateway,

    /// <summary>Nobody knows: a fault of the gateway.</summary>
    Unknown,
}
