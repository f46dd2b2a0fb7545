using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>
/// A report (4501, 4502) and a prescription (D001 to D007) have one transaction each, whose head is one report or prescription: a second one in the
/// same message would be left out without a word.
/// </summary>
internal sealed class OneRecordAMessage : ICanonicalRule
{
    public IEnumerable<Issue> Check(Bundle message) => new BundleIndex(message).Event switch
    {
        "record.lab" or "record.exam" => Seconds<DiagnosticReport>(message, "report"),
        { } name when name.StartsWith("prescription.", StringComparison.Ordinal) => Seconds<RequestGroup>(message, "prescription"),
        _ => [],
    };

    private static IEnumerable<Issue> Seconds<T>(Bundle message, string what)
        where T : DomainResource =>
        message.Each<T>().Skip(1).Select(row => IssueCodes.SecondRecord.At(row.Place, $"Expected one {what} in the message."));
}
