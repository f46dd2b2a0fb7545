namespace Gateway.Adapter.Dbf.Layout;

/// <summary>What becomes of a row that is marked as deleted.</summary>
internal enum DeletedRows
{
    /// <summary>The message is refused: nobody can say whether it was meant.</summary>
    Refused,

    /// <summary>It is left out.</summary>
    Skipped,

    /// <summary>It stands under a name of its own.</summary>
    Apart,
}
