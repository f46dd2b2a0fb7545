using System.Runtime.InteropServices;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>Lets a thread that was given up take only what others leave. .NET sets priorities on Windows alone; Linux has a rank per thread.</summary>
internal sealed class ThreadRank
{
    private const int OneThread = 0;
    private const int Lowest = 19;
    private readonly Thread thread = Thread.CurrentThread;
    private readonly int linuxId = OperatingSystem.IsLinux() ? IdOfThread() : 0;

    /// <summary>Puts the thread last. Where the system does not let us it stays where it is.</summary>
    public void PutLast()
    {
        if (linuxId > 0)
        {
            _ = SetPriority(OneThread, linuxId, Lowest);
        }
        else if (thread.IsAlive)
        {
            thread.Priority = ThreadPriority.Lowest;
        }
    }

    private static int IdOfThread()
    {
        try
        {
            return GetThreadId();
        }
        catch (EntryPointNotFoundException) // a C library before 2019
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "gettid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetThreadId();

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int id, int rank);
}
