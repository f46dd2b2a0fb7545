namespace Gateway.Pipeline;

/// <summary>One step of the line. Bad input becomes issues in the context; an exception is a bug and is caught once, around the step.</summary>
public interface IStep
{
    /// <summary>As in the flow table: Receive, Record, Read …</summary>
    string Name { get; }

    /// <summary>Does the step's part.</summary>
    ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken);
}
