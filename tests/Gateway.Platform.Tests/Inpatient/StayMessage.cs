using System.Globalization;
using Gateway.Canonical;
using Hl7.Fhir.Model;

using PlanKnown = System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableDictionary<string, string>>;

namespace Gateway.Platform.Tests;

/// <summary>The canonical messages of one stay, written path by path as tables write them.</summary>
internal sealed class StayMessage(string @event)
{
    public const string Visit = "ZY20260301000001";
    public const string Invoice = "ZYFP000001";
    private static int made;
    private readonly BundleBuilder builder = new($"{@event}/{Interlocked.Increment(ref made)}");

    private static StayMessage Of(string @event, string visit) => new StayMessage(@event).With("Encounter.identifier[visit].value", visit);

    public StayMessage With(string path, string value)
    {
        Assert.True(ElementModel.Default.TryBind(path, null, out BoundPath? bound, out PathFault? fault), fault?.Reason);
        Assert.True(bound!.TrySetText(builder.One(bound.Written.Type!, bound.Written.Label), value), $"{path} does not take {value}."); // bound
        return this;
    }

    public PlanRequest Request() => new(@event, builder.Message(@event, "test", null), Product.Hospital, PlanKnown.Empty, "test/1.0");

    public static StayMessage Admit(string visit = Visit, string card = "FJ9999000001") => Staying("inpatient.admit", visit, card);

    public static StayMessage Change(string visit = Visit) => Staying("inpatient.change", visit, "FJ9999000001").With("Encounter.location.location.display", "8-12");

    public static StayMessage CancelAdmission(string visit = Visit) => Cancel("inpatient.admit.cancel", visit, visit);

    /// <summary>Rows of 100.00 yuan each.</summary>
    public static StayMessage Charges(int rows, int first = 1, string visit = Visit)
    {
        StayMessage message = Department(Of("inpatient.charges", visit));
        foreach (int number in Enumerable.Range(first, rows))
        {
            message.Row($"{number}", 10m, 10m, null);
        }

        return message;
    }

    /// <summary>Takes back half of a row.</summary>
    public StayMessage Return(string serial, string original) => Row(serial, 10m, -5m, original);

    public static StayMessage CancelCharges(string serial = "0000", string visit = Visit)
    {
        StayMessage message = Cancel("inpatient.charges.cancel", visit, serial);
        message.Set(message.builder.Append("ChargeItem"), "ChargeItem.identifier[detail].value", serial);
        return message;
    }

    public static StayMessage Discharge(string visit = Visit) => Leaving(Department(Diagnosed(Of("inpatient.discharge", visit))));

    public static StayMessage CancelDischarge(string visit = Visit) => Cancel("inpatient.discharge.cancel", visit, visit);

    public static StayMessage Presettle(decimal total, string visit = Visit) => Bill("inpatient.presettle", total, visit, onTheWay: false);

    public static StayMessage Settle(decimal total, string visit = Visit, string invoice = Invoice, bool onTheWay = false) =>
        Bill("inpatient.settle", total, visit, onTheWay).With("Claim.identifier[invoice].value", invoice);

    /// <summary>The settlement says too how the patient left.</summary>
    public StayMessage AndLeave() => Leaving(Department(Diagnosed(this)));

    public static StayMessage CancelSettlement(string visit = Visit, string invoice = Invoice) => Cancel("inpatient.settle.cancel", visit, invoice);

    private static StayMessage Staying(string @event, string visit, string card) => Department(Diagnosed(Insured(Of(@event, visit), card)))
        .With("Encounter.period.start", "2026-03-01T09:30:00+08:00").With("Encounter.extension[med_type].valueCode", "21")
        .With("Encounter.location.location.display", "8-11").With("Condition#main.code.text", "发热待查")
        .With("Patient.identifier[medical-record].value", "BL0001").With("RelatedPerson.name.text", "测试乙").With("RelatedPerson.telecom[phone].value", "13900000000");

    private static StayMessage Insured(StayMessage message, string card) =>
        message.With("Coverage.identifier[credential].value", card).With("Coverage.extension[mdtrt_cert_type].valueCode", "03").With("Patient.name.text", "测试甲");

    private static StayMessage Diagnosed(StayMessage message) => message
        .With("Condition#main.code.coding[icd10].code", "J18.900").With("Condition#main.code.coding[icd10].display", "肺炎").With("Condition#main.extension[diag_type].valueCode", "1")
        .With("Condition#main.extension[maindiag_flag].valueCode", "1").With("Condition#main.extension[diag_srt_no].valueInteger", "1").With("Condition#main.recordedDate", "2026-03-01T09:40:00+08:00");

    private static StayMessage Department(StayMessage message) => message
        .With("Organization#department.identifier[department].value", "0301").With("Organization#department.name", "呼吸内科")
        .With("Practitioner.identifier[practitioner].value", "D999999000017").With("Practitioner.name.text", "样例医师");

    private static StayMessage Leaving(StayMessage message) => message
        .With("Encounter.period.end", "2026-03-09T10:00:00+08:00").With("Encounter.hospitalization.dischargeDisposition.coding[dscg_way].code", "1");

    private static StayMessage Bill(string @event, decimal total, string visit, bool onTheWay) => Insured(Of(@event, visit), "FJ9999000001")
        .With("Claim.total.value", total.ToString(CultureInfo.InvariantCulture)).With("Claim.extension[psn_setlway].valueCode", "01")
        .With("Claim.extension[acct_used_flag].valueCode", "0").With("Claim.extension[mid_setl_flag].valueCode", onTheWay ? "1" : "0");

    private static StayMessage Cancel(string @event, string visit, string focus) => Of(@event, visit).With("Task.focus.identifier.value", focus);

    private StayMessage Row(string serial, decimal price, decimal quantity, string? original)
    {
        Resource row = builder.Append("ChargeItem");
        Set(row, "ChargeItem.identifier[detail].value", serial);
        Set(row, "ChargeItem.code.coding[catalogue].code", "XJ01CAA040E001010100011");
        Set(row, "ChargeItem.code.coding[local].code", "10003");
        Set(row, "ChargeItem.occurrenceDateTime", "2026-03-02T08:00:00+08:00");
        Set(row, "ChargeItem.quantity.value", quantity.ToString(CultureInfo.InvariantCulture));
        Set(row, "ChargeItem.extension[pric].valueDecimal", price.ToString(CultureInfo.InvariantCulture));
        Set(row, "ChargeItem.priceOverride.value", (price * quantity).ToString(CultureInfo.InvariantCulture));
        Set(row, "ChargeItem.performer.actor.identifier.value", "D999999000017");
        Set(row, "ChargeItem.performer.actor.display", "样例医师");
        if (original is not null)
        {
            Set(row, "ChargeItem.extension[init_feedetl_sn].valueString", original);
        }

        return this;
    }

    private void Set(Resource resource, string path, string value)
    {
        Assert.True(ElementModel.Default.TryBind(path, null, out BoundPath? bound, out PathFault? fault), fault?.Reason);
        Assert.True(bound!.TrySetText(resource, value), $"{path} does not take {value}."); // bound
    }
}
