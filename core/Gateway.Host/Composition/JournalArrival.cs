using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Host.Composition;

/// <summary>A gateway whose journal's server is away starts when that is there: whoever starts both need not know which is first.</summary>
internal static class JournalArrival
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Builds the gateway, which opens its journal, as soon as the server answers. Says on stderr what it waits for.</summary>
    /// <param name="store">What is looked at before a try that reads everything; null for nothing.</param>
    /// <returns>Null when it was stopped before.</returns>
    /// <exception cref="JournalUnusableException">The journal cannot be used, and waiting does not help.</exception>
    public static async Task<Outcome<WebApplication>?> BuildAsync(JournalStore? store, Func<Outcome<WebApplication>> build, TimeProvider time, CancellationToken cancellationToken)
    {
        for (string? told = null; !cancellationToken.IsCancellationRequested; await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            try
            {
                store?.Reach();
                return build();
            }
            catch (JournalUnusableException away) when (away.MayPass)
            {
                if (told != away.Message)
                {
                    told = away.Message;
                    await System.Console.Error.WriteLineAsync($"{told} The gateway starts when it is there. 数据库恢复后网关自行启动。");
                }
            }
        }

        return null;
    }
}
