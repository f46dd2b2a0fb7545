namespace Gateway.Adapter.Fixed.Layout;

/// <summary>What a field's bytes are.</summary>
internal enum FieldKind
{
    Text,

    /// <summary>Bytes of no meaning: not in the record, written as fill.</summary>
    Filler,

    /// <summary>Any bytes; the value is their hex digits.</summary>
    Hex,

    /// <summary>No bytes: the value says the how-manieth record of its kind this is.</summary>
    Ordinal,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float32,
    Float64,
}
