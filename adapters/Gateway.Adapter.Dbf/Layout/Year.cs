namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What the year's byte in the header counts.</summary>
internal enum Year
{
    /// <summary>Years since 1900: 0x78 is 2020.</summary>
    Since1900,

    /// <summary>The last two digits: 0x14 is 2020; 80 to 99 are of the last century.</summary>
    TwoDigits,
}
