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

    public string Doctor { get; init; } = "";

    public string DoctorName { get; init; } = "";

    public string Department { get; init; } = "";

    public string DepartmentName { get; init; } = "";

    public string OperatorName { get; init; } = "";

    public string MedType { get; set; } = "11";

    public string DiseaseCode { get; set; } = "";

    public string DiseaseName { get; set; } = "";

    public List<JsonObject> Diagnoses { get; } = [];

    public List<ChargeRow> Rows { get; } = [];

    public bool IsCancelled { get; set; }

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
