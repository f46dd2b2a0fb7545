namespace Gateway.Verdicts;

/// <summary>A part of the mappings that is enough for the traffic, with institutions and areas beside it in which something is wrong on purpose.</summary>
internal static class GroundMappings
{
    /// <summary>The institution with which nothing is wrong.</summary>
    public const string Hospital = "H99999900001";
    public const string Pharmacy = "P99999900001";

    /// <summary>Its name does not resolve.</summary>
    public const string Nameless = "H99999900091";

    /// <summary>Its platform shows a certificate that nobody vouches for.</summary>
    public const string Untrusted = "H99999900092";

    /// <summary>Its platform's address is not configured.</summary>
    public const string Addressless = "H99999900093";

    /// <summary>The gateway signs for it with a wrong key.</summary>
    public const string WrongKey = "H99999900094";

    /// <summary>Its province wants envelopes sealed; the gateway has no key for that.</summary>
    public const string NoCipherKey = "H99999900095";

    /// <summary>Its province's paths.csv has no row for what it needs first.</summary>
    public const string Pathless = "H99999900096";

    /// <summary>The gateway's address for its platform is wrong by a word.</summary>
    public const string WrongAddress = "H99999900097";

    /// <summary>Packets to its platform vanish.</summary>
    public const string BlackHole = "H99999900098";

    /// <summary>The clock of its platform is not ours.</summary>
    public const string OtherClock = "H99999900081";

    /// <summary>Its platform says that the gateway's key has expired.</summary>
    public const string KeyExpired = "H99999900082";

    /// <summary>Its platform shows a certificate that was good until last month.</summary>
    public const string CertificateExpired = "H99999900083";

    /// <summary>Its platform shows a certificate of another name than the configured address.</summary>
    public const string OtherName = "H99999900084";

    /// <summary>The configured address says https; its platform speaks http.</summary>
    public const string NoTls = "H99999900085";

    /// <summary>The operator of its institution.yaml is not known to the platform.</summary>
    public const string UnknownOperator = "H99999900086";

    /// <summary>Its platform ends sessions as soon as they have begun.</summary>
    public const string EndedSessions = "H99999900087";

    /// <summary>Its code tables have lost rows, and its further sources are wrong.</summary>
    public const string BadTables = "H99999900099";

    /// <summary>Its code is not the one that the platform knows.</summary>
    public const string WrongCode = "H99988800090";

    /// <summary>A source whose version begins too late.</summary>
    public const string LateSource = "fujian-late";

    /// <summary>A source with a row that reads a field which the sender leaves empty; one hospital uses it, and nobody ever got through.</summary>
    public const string AstraySource = "fujian-astray";

    /// <summary>The same, used by several hospitals.</summary>
    public const string SharedSource = "fujian-shared";

    /// <summary>The same, but only its second version has such a row.</summary>
    public const string SecondSource = "fujian-second";

    /// <summary>Hospitals of the sample area that use <see cref="SharedSource"/>.</summary>
    public static readonly string[] Neighbours = ["H99999900011", "H99999900012", "H99999900013"];

    private const string Read = "Encounter.identifier[visit].value,mzsf/Mzlsh0,split ; | part 1", ReadAstray = "Encounter.identifier[visit].value,mzsf/Djlsh0,";
    private static readonly string[] Sources = ["fujian-ini", "fujian-ini-zy", "hl7v2-iborn", "hl7v2-standard"];

    private static readonly (string Institution, string More)[] Areas =
    [
        (Nameless, ""), (Untrusted, ""), (Addressless, ""), (WrongKey, ""), (NoCipherKey, "envelope: {signtype: SM2, payload: sm4-ecb, cainfo: sm3-with-sm2}\n"), (Pathless, ""), (WrongAddress, ""), (BlackHole, ""),
        (OtherClock, ""), (KeyExpired, ""), (CertificateExpired, ""), (OtherName, ""), (NoTls, ""), (UnknownOperator, "sign-in: {required: true}\n"), (EndedSessions, "sign-in: {required: true}\n"),
    ];

    /// <summary>Area of an institution: its own where something is wrong with the way to its platform.</summary>
    public static string AreaOf(string institution) => Areas.Any(area => area.Institution == institution) ? $"9999{institution[^2..]}" : "999999";

    /// <summary>Lays it out: what is not changed as links.</summary>
    public static void Lay(string whole, string part)
    {
        foreach (string shared in (string[])["national", "schema", Path.Combine("regions", "999999-示范市"), .. Sources.Append("policy-machine").Select(source => Path.Combine("sources", source))])
        {
            Link(Path.Combine(whole, shared), Path.Combine(part, shared));
        }

        Institution(whole, part, Hospital, Hospital, [.. Sources, SecondSource]);
        Institution(whole, part, Pharmacy, Pharmacy, ["policy-machine"]);
        Institution(whole, part, Hospital, WrongCode, Sources);
        foreach (string neighbour in Neighbours)
        {
            Institution(whole, part, Hospital, neighbour, [SharedSource]);
        }

        foreach ((string institution, string more) in Areas)
        {
            Institution(whole, part, Hospital, institution, Sources);
            Region(part, institution, more);
        }

        File.WriteAllText(Path.Combine(part, "regions", $"{AreaOf(Pathless)}-示范", "paths.csv"), "infno,path,note\n2201,/2201,\n");
        Spoil(whole, part);
    }

    private static void Region(string part, string institution, string more)
    {
        string folder = Path.Combine(part, "regions", $"{AreaOf(institution)}-示范");
        Directory.CreateDirectory(folder);
        string path = institution == Pathless ? "path: \"/fsi/api{path}\"\n" : "path: /fsi/api/{infno}\n";
        File.WriteAllText(Path.Combine(folder, "dialect.yaml"), $"area: \"{AreaOf(institution)}\"\nname: 示范\nplatform: {{version: \"1.0\"}}\ntransport: tif\n{path}{more}");
    }

    private static void Institution(string whole, string part, string like, string code, string[] sources)
    {
        string from = Path.Combine(whole, "institutions", like), to = Path.Combine(part, "institutions", code);
        Directory.CreateDirectory(to);
        foreach (string below in Directory.EnumerateDirectories(from))
        {
            Link(below, Path.Combine(to, Path.GetFileName(below)));
        }

        File.WriteAllLines(Path.Combine(to, "institution.yaml"), File.ReadLines(Path.Combine(from, "institution.yaml")).Select(line =>
            line.StartsWith("sources:", StringComparison.Ordinal) ? $"sources: [{string.Join(", ", sources)}]"
            : line.StartsWith("code:", StringComparison.Ordinal) ? $"code: {code}"
            : line.StartsWith("area:", StringComparison.Ordinal) ? $"area: \"{AreaOf(code)}\""
            : line.StartsWith("  operator:", StringComparison.Ordinal) && code == UnknownOperator ? $"  operator: \"{GroundPlatforms.UnknownOperator}\"" : line));
    }

    private static void Spoil(string whole, string part)
    {
        Source(whole, part, LateSource, "1.0", ("source.yaml", "effective: {from: 2014-01-01}", "effective: {from: 2035-01-01}"));
        Source(whole, part, AstraySource, "1.0", ("mzsf.csv", Read, ReadAstray));
        Source(whole, part, SharedSource, "1.0", ("mzsf.csv", Read, ReadAstray));
        Source(whole, part, SecondSource, "1.0", ("source.yaml", "effective: {from: 2014-01-01}", "effective: {from: 2014-01-01, to: 2025-12-31}"));
        Source(whole, part, SecondSource, "1.1", ("source.yaml", "effective: {from: 2014-01-01}", "effective: {from: 2026-01-01}"), ("mzsf.csv", Read, ReadAstray));
        Institution(whole, part, Hospital, BadTables, ["fujian-ini", LateSource, AstraySource]);
        string codes = Path.Combine(part, "institutions", BadTables, "codes");
        Directory.Delete(codes); // the link
        Directory.CreateDirectory(codes);
        foreach (string table in Directory.EnumerateFiles(Path.Combine(whole, "institutions", Hospital, "codes")))
        {
            File.WriteAllLines(Path.Combine(codes, Path.GetFileName(table)), File.ReadLines(table).Where(row => !row.StartsWith("20001,", StringComparison.Ordinal) && !row.StartsWith("示范医师,", StringComparison.Ordinal)));
        }
    }

    /// <summary>A copy of fujian-ini with another name and some changes.</summary>
    private static void Source(string whole, string part, string name, string version, params (string File, string What, string By)[] changes)
    {
        string from = Path.Combine(whole, "sources", "fujian-ini", "1.0"), to = Path.Combine(part, "sources", name, version);
        foreach (string each in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(each => !each.Contains("samples", StringComparison.Ordinal)))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, each));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the copy
            string text = File.ReadAllText(each).Replace("id: fujian-ini", $"id: {name}", StringComparison.Ordinal).Replace("version: \"1.0\"", $"version: \"{version}\"", StringComparison.Ordinal).Replace("status: released", "status: draft", StringComparison.Ordinal);
            foreach ((_, string what, string by) in changes.Where(change => change.File == Path.GetFileName(each)))
            {
                text = text.Contains(what, StringComparison.Ordinal) ? text.Replace(what, by, StringComparison.Ordinal) : throw new InvalidOperationException($"{Path.GetFileName(each)} of fujian-ini has no '{what}' any more: change the fault that is made of it.");
            }

            File.WriteAllText(target, text);
        }
    }

    private static void Link(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!); // below the part's folder
        Directory.CreateSymbolicLink(to, Path.GetFullPath(from));
    }
}
