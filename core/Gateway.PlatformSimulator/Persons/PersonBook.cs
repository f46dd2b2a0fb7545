using System.Globalization;

namespace Gateway.PlatformSimulator.Persons;

/// <summary>Everybody the twin has met. Used only while the twin's state is held.</summary>
internal sealed class PersonBook(TwinOptions options)
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Firms = "一二三四五六七八九十";

    private readonly Dictionary<string, Person> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> numberByIdNumber = new(StringComparer.Ordinal);

    public int Count => byNumber.Count;

    /// <summary>The holder of a card, ID number or token; null if there is nobody.</summary>
    public Person? ByCertificate(string certificate) =>
        ByNumber(numberByIdNumber.GetValueOrDefault(certificate) ?? PersonNumber.Of(certificate) ?? "");

    /// <summary>The person with a psn_no; null if there is nobody.</summary>
    public Person? ByNumber(string number)
    {
        if (byNumber.TryGetValue(number, out Person? known))
        {
            return known;
        }

        string? certificate = PersonNumber.Certificate(number);
        if (!PersonNumber.IsNumber(number) || (certificate is not null && options.Persons.Unknown.Contains(certificate, StringComparer.Ordinal)))
        {
            return null;
        }

        Person person = Made(number, certificate ?? "");
        byNumber[number] = person;
        numberByIdNumber.TryAdd(person.IdNumber, number);
        return person;
    }

    private Person Made(string number, string certificate)
    {
        int ordinal = int.Parse(number.AsSpan(16, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        string idNumber = number[6] == '1' ? certificate : MadeIdNumber(number, ordinal);
        bool resident = options.Persons.Residents.Contains(certificate, StringComparer.Ordinal);
        return new Person
        {
            Number = number,
            Name = $"测试{Stems[(ordinal + 9) % 10]}",
            IdNumber = idNumber,
            Gender = (idNumber[16] - '0') % 2 == 1 ? "1" : "2",
            Birth = IdNumber.Birth(idNumber),
            Employer = resident ? "" : $"示范单位{Firms[(ordinal + 9) % 10]}",
            Insutype = options.Persons.Uninsured.Contains(certificate, StringComparer.Ordinal) ? null : resident ? "390" : "310",
            IsCivilServant = options.Persons.CivilServants.Contains(certificate, StringComparer.Ordinal),
            IsSuspended = options.Persons.Suspended.Contains(certificate, StringComparer.Ordinal),
            IsTwiceInsured = options.Persons.TwiceInsured.Contains(certificate, StringComparer.Ordinal),
            Balance = options.Persons.OpeningBalances.TryGetValue(certificate, out decimal opening) ? opening : options.Persons.OpeningBalance,
        };
    }

    /// <summary>An ID number of its own for every card below five million: the sequence is the card's last three digits, the birth date comes from the rest.</summary>
    private static string MadeIdNumber(string number, int ordinal)
    {
        long thousands = long.Parse(number.AsSpan(7, 9), NumberStyles.None, CultureInfo.InvariantCulture);
        int kind = number[6] - '0';
        DateOnly birth = new DateOnly(1979, 7, 1).AddDays((int)(((kind * 5000) + thousands + ((ordinal + 999) % 1000 * 17)) % 14_000));
        return IdNumber.WithCheckDigit($"999999{birth:yyyyMMdd}{ordinal:D3}");
    }
}
