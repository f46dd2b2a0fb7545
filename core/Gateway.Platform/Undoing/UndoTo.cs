namespace Gateway.Platform;

/// <summary>How far a visit is taken back.</summary>
public enum UndoTo
{
    /// <summary>Charges and settlements go; the registration stays, so that a corrected bill can go on the same visit.</summary>
    Registered,

    /// <summary>Nothing of the visit stays at the platform.</summary>
    Nothing,
}
