namespace Gateway.Contract;

/// <summary>Where a value stands: its path in the record (or <c>file:row:column</c> in a table) and its bytes.</summary>
/// <param name="Path">For example <c>PID/5/1</c>; empty for the whole message.</param>
/// <param name="Offset">First byte, from the start of the message; -1 where there is none.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct SourceLocation(string Path, int Offset = -1, int Length = 0)
{
    /// <summary>The message as a whole.</summary>
    public static SourceLocation Whole { get; } = new("");

    /// <inheritdoc/>
    public override string ToString() => (Path.Length, Offset) switch
    {
        (0, < 0) => "message",
        (_, < 0) => Path,
        (0, _) => $"byte {Offset}+{Length}",
        _ => $"{Path} (byte {Offset}+{Length})",
    };
}
