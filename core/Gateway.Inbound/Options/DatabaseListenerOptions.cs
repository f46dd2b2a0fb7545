using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>
/// One polled database and whose messages appear in its tables. Of each key that <see cref="Next"/> gives, the rows become one message; when it is answered, <see cref="Mark"/> and
/// <see cref="Reply"/> run in one transaction. Until then the rows are unmarked, so a message that a stop or a fault interrupted is found again; the journal knows it by its bytes.
/// </summary>
public sealed class DatabaseListenerOptions
{
    /// <summary>Name in the journal and in logs: <c>database:NAME</c>.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>Code of the institution that writes here, twelve characters.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]{12}$")]
    public string Institution { get; set; } = "";

    /// <summary>Source that describes its messages.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Which database it is.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>Name of its connection string in <see cref="InboundOptions.Connections"/>, which holds the password and so comes from the environment.</summary>
    [Required]
    public string Connection { get; set; } = "";

    /// <summary>Gives the keys of messages that wait, oldest first: a row per message, and its columns are the parameters <c>@COLUMN</c> of the other statements.</summary>
    [Required]
    public string Next { get; set; } = "";

    /// <summary>Read the rows of one message, in this order, all in one snapshot.</summary>
    [ValidateEnumeratedItems]
    [MinLength(1)]
    public IList<DatabaseStatementOptions> Read { get; } = [];

    /// <summary>Mark a message as taken: in one transaction with <see cref="Reply"/>, when it is answered. Should change only rows that are not marked: where they change none, somebody else was first and nothing is written.</summary>
    [MinLength(1)]
    public IList<string> Mark { get; } = [];

    /// <summary>Write the reply: each once for every row of its table in the reply. May be empty.</summary>
    [ValidateEnumeratedItems]
    public IList<DatabaseStatementOptions> Reply { get; } = [];

    /// <summary>Encoding of the message and its reply; the source must name the same. Default UTF-8.</summary>
    [Required]
    public string Encoding { get; set; } = "utf-8";

    /// <summary>Wait between two looks. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one statement may take. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Keys read by one look; the rest wait for the next. Default 1000.</summary>
    [Range(1, 100_000)]
    public int MaxKeys { get; set; } = 1000;

    /// <summary>Messages in hand at a time. Default 1: strictly in order.</summary>
    [Range(1, 64)]
    public int MaxInHand { get; set; } = 1;
}
