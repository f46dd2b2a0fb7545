using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>One watched folder and whose files appear in it.</summary>
public sealed class FolderListenerOptions
{
    /// <summary>Name in the journal and in logs: <c>folder:NAME</c>.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>Code of the institution that writes here, twelve characters.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]{12}$")]
    public string Institution { get; set; } = "";

    /// <summary>Source that describes its files.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Name of the server in <see cref="InboundOptions.Sftp"/> on which the folder lies; empty for a folder of this machine. Default empty.</summary>
    public string Server { get; set; } = "";

    /// <summary>
    /// The folder; on a server from <c>/</c>, or from the folder that a login begins in. <c>.work</c>, <c>archive</c> and <c>error</c> are made inside it, so that every move is a rename.
    /// </summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>Which files are requests: <c>Request.txt</c>, <c>*.in</c>. No star stands for a dot in front.</summary>
    [Required]
    public string Pattern { get; set; } = "";

    /// <summary>The reply's file name; <c>{name}</c> is the request's without its extension: <c>Reply.txt</c>, <c>{name}.out</c>; <c>{*}</c> is what the pattern's <c>*</c> stood for: <c>YM*.dbf</c> with <c>SM{*}.dbf</c>.</summary>
    [Required]
    public string Reply { get; set; } = "";

    /// <summary>
    /// Further files that belong to a request; <c>{*}</c> is what the pattern's <c>*</c> stood for: <c>*.part1.dbf</c> with <c>{*}.part2.dbf</c>. A request waits until they are there, and is handed over
    /// with them as one message: a ZIP file, not compressed, of the request and its companions in this order. Default none.
    /// </summary>
    public IList<string> Companions { get; } = [];

    /// <summary>How a file shows that it is whole. Default: it has its final name.</summary>
    public FolderReady Ready { get; set; } = FolderReady.Renamed;

    /// <summary>For <see cref="FolderReady.Marker"/>: the marker's name, with <c>{file}</c> for the request's name and <c>{name}</c> for the same without extension. Default <c>{file}.ok</c>.</summary>
    [Required]
    public string Marker { get; set; } = "{file}.ok";

    /// <summary>For <see cref="FolderReady.Stable"/>: how long size and time of the last write must not change. Default 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan StableFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Wait between two looks; on this machine a file system notification may cut it short. Default half a second, on a server 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>Files in hand at a time; more than one only where each has a reply name of its own. Default 1: strictly in order.</summary>
    [Range(1, 64)]
    public int MaxInHand { get; set; } = 1;

    internal TimeSpan LookInterval => PollInterval ?? TimeSpan.FromSeconds(Server.Length == 0 ? 0.5 : 5);
}
