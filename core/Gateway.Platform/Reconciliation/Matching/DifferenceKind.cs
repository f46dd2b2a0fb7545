namespace Gateway.Platform;

/// <summary>What is wrong with one row.</summary>
public enum DifferenceKind
{
    /// <summary>The platform has a settlement that nobody here knows.</summary>
    PlatformOnly,

    /// <summary>The gateway has a settlement that the platform lacks.</summary>
    InstitutionOnly,

    /// <summary>Both have it, with other amounts.</summary>
    AmountDiffers,

    /// <summary>Settled here, and refunded at the platform only.</summary>
    RefundedThere,

    /// <summary>Refunded here, and still settled at the platform.</summary>
    RefundedHere,

    /// <summary>The platform has both signs of something that the gateway has not: nothing is owed, but nobody here asked for it.</summary>
    NettedThere,

    /// <summary>The platform did what the gateway still waits for.</summary>
    AnswerLost,

    /// <summary>The platform did what the sender was told was refused or taken back.</summary>
    RefusedHere,

    /// <summary>The platform has one visit's settlement twice.</summary>
    Duplicate,

    /// <summary>One msgid, two settlement numbers.</summary>
    NumberDiffers,

    /// <summary>Booked under another clearing type, agency or insurance.</summary>
    WrongAccount,

    /// <summary>The platform booked it on another day.</summary>
    OtherDay,

    /// <summary>Both agree, but no final reply was ever written for the sender.</summary>
    ReplyMissing,

    /// <summary>Only the hospital's own ledger has it.</summary>
    HisOnly,

    /// <summary>Gateway and platform agree; the hospital's own ledger lacks it.</summary>
    HisMissing,

    /// <summary>Gateway and platform agree; the hospital's own ledger has another amount.</summary>
    HisAmountDiffers,
}

/// <summary>What the gateway can do by itself.</summary>
public enum RepairKind
{
    /// <summary>A person decides.</summary>
    None,

    /// <summary>Nothing has to be done.</summary>
    NotNeeded,

    /// <summary>Let the message go on: it asks the platform and takes the answer over.</summary>
    Adopt,

    /// <summary>Take it back by its msgid (冲正 2601).</summary>
    Reverse,

    /// <summary>Write the reply that the sender has never had.</summary>
    Reply,
}
