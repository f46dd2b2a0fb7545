namespace Gateway.Benchmarks.Mapping;

/// <summary>A table of 60 rows for an ADT^A01, of the size and kind that a hospital's own tables have.</summary>
internal static class AdtTable
{
    /// <summary>Concepts that the table translates by.</summary>
    public static readonly string[] Concepts = ["sex", "naty", "department", "caty", "staff", "ward"];

    /// <summary>Rows, the header not counted.</summary>
    public static int Rows { get; } = Text("02").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;

    /// <summary>The table.</summary>
    /// <param name="credential">A constant in it, so that the tables of two sources can differ.</param>
    public static string Text(string credential) => $"""
        target,source,transform,codes,when,required,each,note
        Patient.identifier[medical-record].value,PID/2,trim,,,,,
        Patient.identifier[hospital-card].value,PID/3[5='IDCard']/1,trim,,,,,
        Patient.identifier[health-card].value,PID/3[5='HealthCard']/1,trim,,,,,
        Patient.identifier[idcard].value,PID/3[5='IdentifyNO']/1,trim | upper,,,yes,,
        Patient.identifier[patient].value,PID/3[5='PatientNO']/1,trim,,,,,
        Patient.name.text,PID/5/1,trim,,,yes,,
        Patient.gender,PID/8,trim,sex,,,,
        Patient.birthDate,PID/7,substring 1 8 | date yyyyMMdd,,,,,
        Patient.telecom[phone].value,PID/13/1,trim,,,,,
        Patient.address[home].text,PID/11[7='H']/1,trim,,,,,
        Patient.address[home].postalCode,PID/11[7='H']/5,trim,,,,,
        Patient.address[work].text,PID/11[7='O']/1,trim,,,,,
        Patient.maritalStatus.text,PID/16/2,trim,,,,,
        Patient.extension[naty].valueCode,PID/22/1,trim,naty,,,,
        Patient.contact[].name.text,./2/1,trim,,,,NK1,
        Patient.contact[].relationship.text,./3/2,trim,,,,NK1,
        Patient.contact[].telecom.system,'phone',,,exists ./5,,NK1,
        Patient.contact[].telecom.value,./5/1,trim,,,,NK1,
        Patient.contact[].address.text,./4/1,trim,,,,NK1,
        Organization.identifier[institution].value,institution:code,,,,,,
        Organization.name,institution:name,,,,,,
        Organization#department.identifier[department].value,PV1/3/4,trim,,,yes,,
        Organization#department.name,PV1/3/4,trim,department,,,,
        Organization#department.partOf,ref:Organization,,,,,,
        Practitioner.identifier[practitioner].value,PV1/7/1,trim,staff,,yes,,
        Practitioner.name.text,PV1/7/2,trim,,,yes,,
        Coverage.status,'active',,,,,,
        Coverage.identifier[credential].value,PID/3[5='IdentifyNO']/1,trim | upper,,,,,
        Coverage.extension[mdtrt_cert_type].valueCode,'{credential}',,,,,,
        Coverage.type.coding[contract].code,IN1/2/1,trim,,,,,
        Coverage.type.coding[contract].display,IN1/2/2,trim,,,,,
        Coverage.subscriberId,IN1/36,trim,,,,,
        Coverage.period.start,IN1/12,date yyyyMMdd,,exists IN1/12,,,
        Coverage.beneficiary,ref:Patient,,,,,,
        Coverage.payor.display,IN1/4/1,trim | default 基本医疗保险,,,,,
        Encounter.identifier[visit].value,PV1/19/1,trim,,,yes,,
        Encounter.status,'in-progress',,,,,,
        Encounter.class.system,'http://terminology.hl7.org/CodeSystem/v3-ActCode',,,,,,
        Encounter.class.code,PV1/2,map O=AMB E=EMER I=IMP,,,,,
        Encounter.subject,ref:Patient,,,,,,
        Encounter.serviceProvider,ref:Organization#department,,,,,,
        Encounter.period.start,PV1/44,hl7time,,exists PV1/44,,,
        Encounter.period.start,EVN/2,hl7time,,not exists PV1/44,,,
        Encounter.participant.individual,ref:Practitioner,,,,,,
        Encounter.serviceType.coding[caty],PV1/3/4,trim,caty,,yes,,
        Encounter.extension[ward].valueCode,PV1/3/1,trim,ward,,,,
        Encounter.extension[bed].valueString,PV1/3/3,trim,,,,,
        Encounter.reasonCode.text,PV2/3/2,trim,,,,,
        Condition#main.code.coding[icd10].code,DG1[6='A']/3/1,trim | upper,,,yes,,
        Condition#main.code.coding[icd10].display,DG1[6='A']/3/2,trim,,,,,
        Condition#main.recordedDate,DG1[6='A']/5,hl7time,,exists DG1[6='A']/5,,,
        Condition#main.subject,ref:Patient,,,,,,
        Condition#main.encounter,ref:Encounter,,,,,,
        AllergyIntolerance[].code.text,./3/2,trim,,,,AL1,
        AllergyIntolerance[].patient,ref:Patient,,,,,AL1,
        AllergyIntolerance[].recordedDate,./6,date yyyyMMdd,,exists ./6,,AL1,
        RelatedPerson.name.text,GT1/3/1,trim,,,,,
        RelatedPerson.telecom[phone].value,GT1/6/1,trim,,,,,
        RelatedPerson.relationship.text,GT1/11/2,trim,,,,,
        RelatedPerson.patient,ref:Patient,,,,,,

        """;
}
