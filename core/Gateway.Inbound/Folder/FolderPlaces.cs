namespace Gateway.Inbound.Folder;

/// <summary>
/// Where files of one watched folder stand. A file's place is its state, and each step is one rename:
/// <c>X</c> waiting → <c>.work/UNIQUE</c> in hand → <c>archive/UNIQUE</c> or <c>error/UNIQUE</c>;
/// its reply <c>.work/tmp/UNIQUE</c> half written → <c>.work/out/UNIQUE</c> whole → its final name.
/// On a server, which several gateways may watch, <c>.work</c> is <c>.work/GATEWAY</c>: what one has in hand no other touches.
/// </summary>
/// <param name="claimant">This gateway's name on the server; empty for a folder of this machine.</param>
internal sealed class FolderPlaces(string claimant = "")
{
    public const string Root = "";
    public const string Archive = "archive";
    public const string Error = "error";
    public const string Hand = ".work";

    public string Work { get; } = claimant.Length == 0 ? Hand : $"{Hand}/{claimant}";

    public string Markers => Work + "/marker";

    public string Companions => Work + "/with";

    public string HalfReplies => Work + "/tmp";

    public string Replies => Work + "/out";

    /// <summary>All places but the folder itself, each behind the one that it lies in.</summary>
    public IReadOnlyList<string> All => [.. Work == Hand ? Array.Empty<string>() : [Hand], Work, Markers, Companions, HalfReplies, Replies, Archive, Error];

    /// <summary>A name in a place.</summary>
    public static string In(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";
}
