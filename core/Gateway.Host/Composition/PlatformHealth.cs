using System.Collections.Immutable;
using Gateway.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Composition;

/// <summary>Whether the platforms take what is sent. Where one does not, this degrades and names it: the gateway goes on taking messages and sends them later.</summary>
/// <param name="delivery">What lanes and destinations do now.</param>
/// <param name="sessions">Who is signed in.</param>
/// <param name="lanes">Finds a lane.</param>
internal sealed class PlatformHealth(Func<DeliverySnapshot> delivery, Func<ImmutableArray<SessionView>> sessions, Func<Journal.LaneKey, LaneView?> lanes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] faults = [.. delivery().Destinations.SelectMany(Faults), .. sessions().Where(CannotSignIn).Select(session => $"Operator {session.Key.Operator} of {session.Key.Institution} cannot sign in at {session.Key.Destination}: message {session.SigningIn} is parked.")];
        return Task.FromResult(faults.Length == 0 ? HealthCheckResult.Healthy("Every destination takes what is sent.") : HealthCheckResult.Degraded(string.Join(' ', faults)));
    }

    private bool CannotSignIn(SessionView session) => session.State == SessionState.SigningIn && lanes(session.Key.Lane) is { State: LaneState.Blocked };

    private static IEnumerable<string> Faults(DestinationView destination)
    {
        if (destination.Closed is { IsDeclared: false } closed)
        {
            yield return $"{destination.Name} takes nothing: {closed.Reason}";
        }

        string[] broken = [.. destination.Transactions.Where(transaction => transaction.Breaker == BreakerState.Open).Select(transaction => $"{transaction.Name} ({transaction.Reason})")];
        if (broken.Length > 0)
        {
            yield return $"{destination.Name}: calls have stopped because they failed: {string.Join(", ", broken)}.";
        }
    }
}
