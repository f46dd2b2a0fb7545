namespace Gateway.Contract;

/// <summary>Who failed, when a message was refused, is parked or waits.</summary>
public enum Party
{
    /// <summary>The institution's own system: what it sent cannot be read, is not complete, or comes in the wrong order.</summary>
    Sender,

    /// <summary>The line between the gateway and the other side.</summary>
    Network,

    /// <summary>The gateway itself, its configuration or its keys.</summary>
    Gateway,

    /// <summary>A table of the mappings folder: a code, a catalogue item, an operator is missing there.</summary>
    Mapping,

    /// <summary>What stands between the gateway and the platform: a province's gateway or middleware, an institution's local service.</summary>
    Middle,

    /// <summary>The national platform, or the FHIR server.</summary>
    Platform,

    /// <summary>What the message says of a person: card, insurance, account, state of the visit.</summary>
    Patient,
}
