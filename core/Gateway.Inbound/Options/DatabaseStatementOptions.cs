using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>One SQL statement that reads or writes rows of a message. Values are bound: <c>@COLUMN</c> is never replaced by text.</summary>
public sealed class DatabaseStatementOptions
{
    /// <summary>Whose rows these are, as the source's layout calls the table. Left out where the statement reads or writes one whole message: its first column when reading, <c>@reply</c> when writing.</summary>
    public string Table { get; set; } = "";

    /// <summary>The statement. When reading, <c>@COLUMN</c> is a column of the key; when writing, a column of the reply's row, else of the key.</summary>
    [Required]
    public string Sql { get; set; } = "";
}
