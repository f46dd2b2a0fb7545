namespace Gateway.Adapter.Calls.Layout;

/// <summary>How what a call returns is written.</summary>
internal enum ReturnKind
{
    /// <summary>As it is: <c>=0</c>.</summary>
    Number,

    /// <summary>Between quotes.</summary>
    Text,
}
