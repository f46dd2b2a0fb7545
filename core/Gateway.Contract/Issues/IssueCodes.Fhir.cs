namespace Gateway.Contract;

// Step 5, Check, against the base standard; the rules of the business are in IssueCodes.Check.cs.
public static partial class IssueCodes
{
    /// <summary>The canonical message breaks a rule of FHIR R4 itself.</summary>
    public static readonly IssueCode FhirInvalid = Error("GW4901", "The canonical message breaks a rule of FHIR R4.", "规范消息不符合 FHIR R4 规则。");
}
