using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Persons;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.State;

/// <summary>A registered visit, or the one a pharmacy sale makes for itself.</summary>
internal sealed class Visit
{
    /// <summary>mdtrt_id.</summary>
    public required string Id { get; init; }

    public required string Institution { get; init; }

    public required Person Person { get; init; }

    /// <summary>ipt_otp_no; for a pharmacy sale its invoice number, which may be empty.</summary>
    public required string LocalNumber { get; init; }

    /// <summary>One live settlement at most per key: institution and visit number, or what tells pharmacy sales apart.</summary>
    public required string BusinessKey { get; init; }

    public required bool IsPharmacy { get; init; }

    public required string Begin { get; init; }

    public required string CertificateType { get; init; }

    /// <summary>Admitted, not registered.</summary>
    public bool IsInpatient { get; init; }

    /// <summary>Of a stay: when the patient was discharged, as sent; null while in hospital.</summary>
    public string? End { get; set; }

    public bool IsInHospital => IsInpatient && !IsCancelled && End is null;

    public string Doctor { get; set; } = "";

    public string DoctorName { get; set; } = "";

    public string Department { get; set; } = "";

    public string DepartmentName { get; set; } = "";

    public string OperatorName { get; init; } = "";

    public string MedType { get; set; } = "11";

    public string DiseaseCode { get; set; } = "";

    public string DiseaseName { get; set; } = "";

    public List<JsonObject> Diagnoses { get; } = [];

    public List<ChargeRow> Rows { get; } = [];

    public bool IsCancelled { get; set; }

    /// <summary>The settlement that ends it; one on the way of a stay does not.</summary>
    public Settlement? Live { get; set; }
}

/// <summary>A charge row as it was sent, and how it divides.</summary>
internal sealed class ChargeRow
{
    public required string Serial { get; init; }

    public required string Batch { get; init; }

    public required string DiseaseCode { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Price { get; init; }

    public required RowSplit Split { get; init; }

    /// <summary>Everything the sender said about it.</summary>
    public required JsonObject Sent { get; init; }

    public string? SettlementId { get; set; }
}
