namespace Gateway.Features.Runner;

/// <summary>A scenario cannot run or did not hold: says which file, which line, which step.</summary>
public sealed class StepException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Thrown by a snippet that nobody has filled in yet.</summary>
public sealed class PendingStepException() : Exception("The step is not written yet.");
