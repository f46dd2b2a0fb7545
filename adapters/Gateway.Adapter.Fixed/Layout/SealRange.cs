namespace Gateway.Adapter.Fixed.Layout;

/// <summary>Which bytes of the message a seal is about.</summary>
internal enum SealRange
{
    /// <summary>All of them.</summary>
    Message,

    /// <summary>All but the seal itself.</summary>
    Others,

    /// <summary>Those in front of it.</summary>
    Before,

    /// <summary>Those behind it.</summary>
    After,
}
