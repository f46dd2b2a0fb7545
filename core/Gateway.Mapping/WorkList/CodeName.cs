using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The row that reads the sender's own name for a code.</summary>
internal sealed class CodeName(CompiledValue value)
{
    /// <summary>The name where the run is now; null where there is none. Raises no issue: the row itself does.</summary>
    public string? Of(RowScope scope)
    {
        if (value.When is not null && !value.When(scope))
        {
            return null;
        }

        Flow flow = default;
        value.Read(scope, ref flow);
        foreach (TransformStep step in value.Pipe.Steps)
        {
            step(ref flow, scope);
        }

        return flow.Fault is null ? flow.Text : null;
    }
}
