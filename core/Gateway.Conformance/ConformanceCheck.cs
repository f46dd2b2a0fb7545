namespace Gateway.Conformance;

/// <summary>One thing that every adapter keeps.</summary>
public sealed class ConformanceCheck
{
    private readonly Action<Subject, Trial> body;

    internal ConformanceCheck(string name, Action<Subject, Trial> body) => (Name, this.body) = (name, body);

    /// <summary>The sentence that must hold.</summary>
    public string Name { get; }

    internal void Run(Subject subject, Trial trial) => body(subject, trial);
}
