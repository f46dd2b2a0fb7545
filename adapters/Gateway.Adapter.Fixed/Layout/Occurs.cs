namespace Gateway.Adapter.Fixed.Layout;

/// <summary>How often a kind of line comes.</summary>
internal enum Occurs
{
    Once,
    Optional,
    Many,
}
