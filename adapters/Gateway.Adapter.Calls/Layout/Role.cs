namespace Gateway.Adapter.Calls.Layout;

/// <summary>What an argument of a call for one value says.</summary>
internal enum Role
{
    /// <summary>The row, from 1.</summary>
    Row,

    /// <summary>The value's name.</summary>
    Name,

    /// <summary>The value, written between quotes.</summary>
    Value,

    /// <summary>The value, written without quotes.</summary>
    Number,

    /// <summary>This argument and all that follow: the value of each row.</summary>
    Values,

    /// <summary>The same, written without quotes.</summary>
    Numbers,
}
