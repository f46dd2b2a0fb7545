namespace Gateway.Adapter.Hl7v2.Layout;

/// <summary>Who says how text is encoded.</summary>
internal enum CharsetFrom
{
    /// <summary>MSH-18 where it is sent, else the source.</summary>
    Message,

    /// <summary>The source, whatever MSH-18 says.</summary>
    Source,
}
