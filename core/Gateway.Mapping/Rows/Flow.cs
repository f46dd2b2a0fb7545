using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A value on its way from source to target. Null text is "nothing there".</summary>
internal struct Flow
{
    /// <summary>The value; null for nothing.</summary>
    public string? Text;

    /// <summary>The values between a source or transform that gives many and one that takes many.</summary>
    public List<string>? Items;

    /// <summary>Where it stood in a record; "not there" for other sources.</summary>
    public SourceNode Origin;

    /// <summary>What was expected, once a transform could not use the value.</summary>
    public string? Fault;

    /// <summary>Kind of that fault; null for a value of the wrong form.</summary>
    public IssueCode? FaultCode;

    /// <summary>Code system that a code table gave.</summary>
    public string? System;

    /// <summary>Display that a code table gave.</summary>
    public string? Display;
}
