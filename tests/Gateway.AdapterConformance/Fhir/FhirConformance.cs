using System.Text;
using Gateway.Adapter.Fhir;

namespace Gateway.AdapterConformance.Fhir;

public sealed class FhirConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new FhirAdapter();

    protected override string Marks => "{}[]:,\"<>&;/='!-?\\";

    protected override IEnumerable<string> Unreadable => ["gbk", "utf-16le", "klingon", ""];

    protected override byte[] Large(Sample sample, int bytes)
    {
        bool isXml = sample.Bytes[0] == '<';
        string row = isXml
            ? "<entry><resource><Observation><status value=\"final\"/><valueQuantity><value value=\"5.60\"/><unit value=\"mmol/L\"/></valueQuantity></Observation></resource></entry>"
            : "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"valueQuantity\":{\"value\":5.60,\"unit\":\"mmol/L\"}}}";
        string rows = string.Join(isXml ? "" : ",", Enumerable.Repeat(row, bytes / (row.Length + 1)));
        return Encoding.UTF8.GetBytes(isXml ? $"<Bundle xmlns=\"http://hl7.org/fhir\">{rows}</Bundle>" : $"{{\"resourceType\":\"Bundle\",\"entry\":[{rows}]}}");
    }
}
