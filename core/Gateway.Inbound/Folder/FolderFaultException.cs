using Gateway.Contract;

namespace Gateway.Inbound.Folder;

/// <summary>Why a folder as a whole is no use: its server, the login, a right that is missing. Names the operation and the folder, never a file.</summary>
internal sealed class FolderFaultException(IssueCode code, string reason) : IOException(reason)
{
    public IssueCode Code { get; } = code;
}
