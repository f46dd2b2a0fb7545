using System.Runtime.InteropServices;
using Gateway.Contract;

namespace Gateway.Proof;

/// <summary>What others may do to a gateway that is marked as being proven, and to no other: kill it at a fail point, step its clock.</summary>
internal static class GatewayUnderProof
{
    /// <summary>Arms what the environment asks for, where the configuration allows it.</summary>
    /// <param name="isMarked">Whether the configuration says so.</param>
    /// <returns>The clock: the system's, unless it may be stepped.</returns>
    public static TimeProvider Arm(bool isMarked)
    {
        string? order = Environment.GetEnvironmentVariable(FailPoints.Variable);
        if (isMarked)
        {
            FailPoints.Arm(order);
            return SteppedClock.Listening();
        }

        if (order is not null)
        {
            Console.Error.WriteLine($"{FailPoints.Variable} is set and has no effect: this gateway is not being proven.");
        }

        return TimeProvider.System;
    }

    /// <summary>A wall clock that SIGUSR1 sets an hour forward and SIGUSR2 an hour back. Timers and timestamps do not follow, as on a real machine.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private const int Usr1 = 10;
        private const int Usr2 = 12;
        private static PosixSignalRegistration[] signals = []; // registered as long as the process lives

        private long step;

        public static SteppedClock Listening()
        {
            var clock = new SteppedClock();
            if (OperatingSystem.IsLinux())
            {
                signals = [On(Usr1, TimeSpan.FromHours(1)), On(Usr2, -TimeSpan.FromHours(1))];
            }

            return clock;

            PosixSignalRegistration On(int signal, TimeSpan by) => PosixSignalRegistration.Create((PosixSignal)signal, context =>
            {
                context.Cancel = true;
                Interlocked.Add(ref clock.step, by.Ticks);
            });
        }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref step));
    }
}
