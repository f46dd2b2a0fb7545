namespace Gateway.Mapping;

/// <summary>One field of a transaction as the national interface standard describes it.</summary>
/// <param name="Name">In Chinese.</param>
/// <param name="Type">How the value is written.</param>
/// <param name="Length">Most characters, or digits of a number; 0 for no limit.</param>
/// <param name="Places">Most decimal places of a number.</param>
/// <param name="IsRequired">Whether the platform refuses a transaction without it.</param>
internal sealed record PlatformField(string Name, FieldType Type, int Length, int Places, bool IsRequired)
{
    /// <summary>Whether a dictionary says which values there are.</summary>
    public bool IsCoded { get; init; }
}

/// <summary>How the platform writes a value.</summary>
internal enum FieldType
{
    /// <summary>字符型: a JSON string.</summary>
    Text,

    /// <summary>数值型: a JSON number.</summary>
    Number,

    /// <summary>日期型: yyyy-MM-dd.</summary>
    Date,

    /// <summary>日期时间型: yyyy-MM-dd HH:mm:ss, China time.</summary>
    DateTime,
}
