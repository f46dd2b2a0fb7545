namespace Gateway.Adapter.Fixed.Layout;

/// <summary>How a seal's value is written.</summary>
internal enum SealForm
{
    /// <summary>In decimal digits, or as the binary number that the field is.</summary>
    Number,

    /// <summary>In upper-case hex digits.</summary>
    Hex,
}
