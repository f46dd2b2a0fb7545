namespace Gateway.Adapter.Fixed.Layout;

/// <summary>What becomes of a value that its field cannot hold when it is written.</summary>
internal enum TooLong
{
    Refused,

    /// <summary>Whole characters are left out at its end.</summary>
    Cut,
}
