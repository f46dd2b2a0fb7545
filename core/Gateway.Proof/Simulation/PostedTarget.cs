using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Proof.Simulation;

/// <summary>Hands a target's answers over outside of any task, as a socket does: what waits for them without caring where it goes on would leave the simulated thread otherwise.</summary>
internal sealed class PostedTarget(IDeliveryTarget target, SimulatedThread thread) : IDeliveryTarget
{
    public Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource<TargetAnswer>();
        Task<TargetAnswer> answer = target.SendAsync(item, intent, cancellationToken);
        _ = answer.ContinueWith(done => thread.Post(() => told.SetFromTask(done)), CancellationToken.None, TaskContinuationOptions.None, thread);
        return told.Task;
    }
}
