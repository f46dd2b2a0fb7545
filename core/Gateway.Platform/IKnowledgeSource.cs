namespace Gateway.Platform;

/// <summary>What is known of destinations now. A reload brings a new snapshot; whoever needs several answers that agree asks once and keeps it.</summary>
public interface IKnowledgeSource
{
    PlatformKnowledge Current { get; }
}
