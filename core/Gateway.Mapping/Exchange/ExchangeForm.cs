namespace Gateway.Mapping;

/// <summary>Forms in which code tables leave.</summary>
public enum ExchangeForm
{
    /// <summary>.xlsx, every cell text.</summary>
    Workbook,

    /// <summary>CSV, UTF-8 with a byte order mark: Excel and WPS read it right.</summary>
    CsvUtf8WithMark,

    /// <summary>CSV, UTF-8.</summary>
    CsvUtf8,

    /// <summary>CSV, GB18030.</summary>
    CsvGb18030,

    /// <summary>FHIR R4 ConceptMap, JSON.</summary>
    ConceptMap,
}
