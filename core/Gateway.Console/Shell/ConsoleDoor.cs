using Gateway.Console.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Shell;

/// <summary>How the first person gets in. There is no default user: whoever starts the gateway makes the first administrator by a link that works once.</summary>
public sealed partial class ConsoleDoor : IHostedService
{
    private readonly UserBook users;
    private readonly ILogger<ConsoleDoor> logger;

    internal ConsoleDoor(UserBook users, ILogger<ConsoleDoor> logger) => (this.users, this.logger) = (users, logger);

    /// <summary>A path with a token, good once; null when there are users.</summary>
    public string? FirstLink() => users.Users.IsEmpty ? $"/setup?token={users.Invite(login: null)}" : null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (users.Users.IsEmpty)
        {
            LogNoUsersYet();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventIds.NoUsersYet, LogLevel.Warning, "Nobody can sign in to the console yet: 'gateway users setup-link' makes a link for the first administrator.")]
    private partial void LogNoUsersYet();
}
