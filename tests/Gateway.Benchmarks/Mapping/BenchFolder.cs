namespace Gateway.Benchmarks.Mapping;

/// <summary>A mappings folder in the temporary folder, with one hospital and one source of admissions.</summary>
internal sealed class BenchFolder : IDisposable
{
    public const string Hospital = "H99999900001";

    public string Root { get; } = Directory.CreateTempSubdirectory("gateway-bench-").FullName;

    /// <summary>The hospital, allowed to send from a source.</summary>
    public void WriteHospital(string source) =>
        Write($"institutions/{Hospital}/institution.yaml", $"code: {Hospital}\nname: 示范医院\narea: \"999999\"\nsources: [{source}]\n");

    /// <summary>A source with the admission's table.</summary>
    /// <param name="credential">See <see cref="AdtTable.Text"/>.</param>
    public void WriteSource(string source, string credential)
    {
        Write($"sources/{source}/1.0/source.yaml", $$"""
            id: {{source}}
            version: "1.0"
            title: HL7 v2.4 admissions
            adapter: hl7v2
            encoding: UTF-8
            status: released
            effective: {from: 2010-01-01}
            service-date: {path: MSH/7, transform: "substring 1 8 | date yyyyMMdd"}
            layout: {charset: message, segment-end: cr}
            concepts: {naty: keep}
            messages:
              - {name: adt-a01, when: "MSH/9/1 = 'ADT' and MSH/9/2 = 'A01'", event: inpatient.admit, message-id: MSH/10, business-key: [PV1/19/1], visit: PV1/19/1, table: adt-a01.csv}

            """);
        Write($"sources/{source}/1.0/adt-a01.csv", AdtTable.Text(credential));
        Write($"sources/{source}/1.0/codes/sex.csv", "code,target\nM,male\nF,female\nO,other\nU,unknown\n");
        Write($"sources/{source}/1.0/codes/naty.csv", "code,target,target_display\n01,01,汉族\n02,02,蒙古族\n03,03,回族\n");
        Write($"sources/{source}/1.0/codes/department.csv", "code,target\n0201,示范呼吸内科\n0202,示范心内科\n");
        Write($"sources/{source}/1.0/codes/caty.csv", "code,target,target_display\n0201,A03.01,呼吸内科专业\n0202,A03.04,心血管内科专业\n");
        Write($"sources/{source}/1.0/codes/staff.csv", "code,target,target_display\nD9001,D999999000001,样例医师甲\nD9002,D999999000002,样例医师乙\n");
        Write($"sources/{source}/1.0/codes/ward.csv", "code,target\nW03,呼吸一病区\nW04,心内病区\n");
    }

    public void Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a name below the root has a folder
        File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
