namespace Gateway.Adapter.Delimited.Layout;

/// <summary>Which values are written with quotes, where the layout has quotes.</summary>
internal enum Quoted
{
    /// <summary>Those that could not stand without.</summary>
    Needed,

    /// <summary>All that are not empty.</summary>
    Always,
}
