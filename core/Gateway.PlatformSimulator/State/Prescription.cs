using System.Text.Json;

namespace Gateway.PlatformSimulator.State;

/// <summary>An electronic prescription: checked first, then uploaded.</summary>
internal sealed class Prescription
{
    /// <summary>hiRxno.</summary>
    public required string Number { get; init; }

    /// <summary>hospRxno: one prescription each.</summary>
    public required string LocalNumber { get; init; }

    public required Visit Visit { get; init; }

    /// <summary>rxTraceCode of the latest check: good for one upload.</summary>
    public required string TraceCode { get; set; }

    /// <summary>What was checked (D001).</summary>
    public required JsonElement Checked { get; set; }

    /// <summary>What was uploaded (D003); undefined before that.</summary>
    public JsonElement Uploaded { get; set; }

    public PrescriptionState State { get; set; }

    /// <summary>rxStasCodg and its name.</summary>
    public (string Code, string Name) Status => State == PrescriptionState.Cancelled ? ("3", "已撤销") : ("1", "有效");

    /// <summary>Its number says so: one that ends in 007 is dispensed as soon as it is uploaded.</summary>
    public bool IsDispensed => State == PrescriptionState.Uploaded && LocalNumber.EndsWith("007", StringComparison.Ordinal);
}

internal enum PrescriptionState
{
    Checked,
    Uploaded,
    Cancelled,
}
