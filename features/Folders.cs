using Gateway.Features.Runner;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 4)]

namespace Gateway.Features;

// One class per folder. A scenario has its own folder, ports, platform and keys, so scenarios run side by side, more of them than there are cores: they mostly wait.

/// <summary>What arrives, by every way in.</summary>
public sealed class ReceivingFeatures
{
    [Scenarios("receiving")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

/// <summary>What becomes of it by the mapping tables.</summary>
public sealed class MappingFeatures
{
    [Scenarios("mapping")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

/// <summary>How it reaches the platform.</summary>
public sealed class DeliveringFeatures
{
    [Scenarios("delivering")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

/// <summary>What the sender is told.</summary>
public sealed class ReplyingFeatures
{
    [Scenarios("replying")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

/// <summary>What a crash or a lost answer leaves behind.</summary>
public sealed class RecoveringFeatures
{
    [Scenarios("recovering")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

/// <summary>What operators see and do.</summary>
public sealed class OperatingFeatures
{
    [Scenarios("operating")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}
