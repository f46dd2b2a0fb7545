namespace Gateway.Mapping;

/// <summary>Where a source version is in its life.</summary>
public enum ReleaseStatus
{
    /// <summary>Being written: serves only where nothing else covers the day.</summary>
    Draft,

    /// <summary>Serves; never changes any more.</summary>
    Released,

    /// <summary>Takes no new messages; those in flight finish on it.</summary>
    Retired,
}
