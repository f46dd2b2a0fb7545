using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gateway.Contract;

/// <summary>
/// Lets a process die at a <see cref="FailPoint"/>, as by a power cut: SIGKILL, so that nothing tidies up. Unarmed, which it is for ever unless
/// <see cref="Arm"/> came first, reaching a point is a constant that the compiler removes.
/// </summary>
internal static class FailPoints
{
    /// <summary>The environment variable that arms a gateway whose configuration says that it is being proven.</summary>
    public const string Variable = "GATEWAY_FAIL_POINT";

    private static FailPoint wanted;
    private static string witness = "";
    private static int left;

    /// <summary>Decides where this process dies. Before anything is reached, or it has no effect.</summary>
    /// <param name="order">As <see cref="Order"/> writes it; null or anything else arms nothing.</param>
    public static void Arm(string? order)
    {
        if (order?.Split(':', 3) is [var name, var times, var file] && Enum.TryParse(name, out FailPoint point) && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            (wanted, left, witness) = (point, count, file);
        }
    }

    /// <summary>What the variable holds.</summary>
    /// <param name="point">Where to die.</param>
    /// <param name="times">At which time that it gets there, from 1.</param>
    /// <param name="file">Gets the point's name just before, so that others know how the process died.</param>
    public static string Order(FailPoint point, int times, string file) => string.Create(CultureInfo.InvariantCulture, $"{point}:{times}:{file}");

    /// <summary>Whether this process is to die somewhere.</summary>
    public static bool AreArmed => Armed.IsArmed;

    /// <summary>The process is at a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Reach(FailPoint point)
    {
        if (Armed.IsArmed)
        {
            Die(point);
        }
    }

    private static void Die(FailPoint point)
    {
        if (point != wanted || Interlocked.Decrement(ref left) != 0)
        {
            return;
        }

        File.WriteAllText(witness, point.ToString());
        using var own = Process.GetCurrentProcess();
        own.Kill();
        using var never = new ManualResetEventSlim();
        never.Wait(); // the signal is on its way: nothing may happen after the point
    }

    /// <summary>Read once, when the first point is reached: a field that never changes again costs nothing.</summary>
    private static class Armed
    {
        public static readonly bool IsArmed = wanted != FailPoint.None;
    }
}
