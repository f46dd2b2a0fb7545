namespace Gateway.Adapter.Xml.Layout;

/// <summary>What the layout says of a place.</summary>
/// <param name="IsCdata">Whether its text is written as CDATA.</param>
/// <param name="Inside">What its text holds; null where it is only text.</param>
/// <param name="IsPair">Whether it is written with an end tag although nothing stands in it.</param>
internal sealed record Place(bool IsCdata, InsideLayout? Inside, bool IsPair = false)
{
    public static Place None { get; } = new(IsCdata: false, Inside: null);
}
