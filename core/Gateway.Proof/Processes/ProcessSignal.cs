using System.Runtime.InteropServices;

namespace Gateway.Proof.Processes;

/// <summary>Signals that .NET has no words for. Linux.</summary>
internal static class ProcessSignal
{
    private const int Int = 2, Kill9 = 9, Usr1 = 10, Usr2 = 12, Term = 15, Cont = 18, Stop = 19;

    /// <summary>Takes the processor away from a process, as a hypervisor does that moves its machine.</summary>
    public static void Pause(int process) => _ = Send(process, Stop);

    public static void Resume(int process) => _ = Send(process, Cont);

    /// <summary>Sets the clock of a gateway under proof an hour forward or back.</summary>
    public static void StepClock(int process, bool forward) => _ = Send(process, forward ? Usr1 : Usr2);

    public static void Interrupt(int process) => _ = Send(process, Int);

    public static void Terminate(int process) => _ = Send(process, Term);

    public static void Kill(int process) => _ = Send(process, Kill9);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
