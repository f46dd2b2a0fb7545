namespace Gateway.Adapter.Dbf.Layout;

/// <summary>Whose table it is: decides the first byte, the memo file and what the types mean.</summary>
internal enum Version
{
    /// <summary>03, with memo 83.</summary>
    Dbase3,

    /// <summary>03, with memo 8B.</summary>
    Dbase4,

    /// <summary>03, with memo F5.</summary>
    Foxpro2,

    /// <summary>30: Visual FoxPro.</summary>
    VisualFoxpro,

    /// <summary>31: Visual FoxPro with a counting field.</summary>
    VisualFoxproCounting,
}
