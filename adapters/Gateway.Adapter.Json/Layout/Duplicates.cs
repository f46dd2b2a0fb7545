namespace Gateway.Adapter.Json.Layout;

/// <summary>What a name means that comes twice in one object.</summary>
internal enum Duplicates
{
    Refuse,
    First,
    Last,

    /// <summary>Both, like the items of an array.</summary>
    All,
}
