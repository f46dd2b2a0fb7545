using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>Logs what adapters did wrong. An exception's message may quote the sender's data: its type and its stack are logged, nothing else.</summary>
internal sealed partial class AdapterTroubles
{
    /// <summary>Where to; nowhere for commands that run without a log.</summary>
    public ILogger? Logger { get; set; }

    public void Tell(string adapter, IssueCode code, string reason, Exception? bug)
    {
        if (Logger is { } logger)
        {
            LogTrouble(logger, code.Id, adapter, reason, bug?.StackTrace ?? "");
        }
    }

    [LoggerMessage(EventIds.AdapterTrouble, LogLevel.Warning, "{IssueCode} adapter {Adapter}: {Reason} {Stack}")]
    private static partial void LogTrouble(ILogger logger, string issueCode, string adapter, string reason, string stack);
}
