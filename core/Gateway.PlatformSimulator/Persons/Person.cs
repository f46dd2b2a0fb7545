namespace Gateway.PlatformSimulator.Persons;

/// <summary>A synthetic insured person. Everything but the account's balance follows from the person number.</summary>
internal sealed class Person
{
    /// <summary>Nineteen digits; see <see cref="PersonNumber"/>.</summary>
    public required string Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Eighteen characters, area 999999, valid check digit.</summary>
    public required string IdNumber { get; init; }

    /// <summary>1 male, 2 female.</summary>
    public required string Gender { get; init; }

    public required DateOnly Birth { get; init; }

    public required string Employer { get; init; }

    /// <summary>310 employee, 390 resident; null: not insured.</summary>
    public required string? Insutype { get; init; }

    public required bool IsCivilServant { get; init; }

    public required bool IsTwiceInsured { get; init; }

    public bool IsSuspended { get; init; }

    /// <summary>Personal account in yuan. Read and changed only while the twin's state is held.</summary>
    public decimal Balance { get; set; }

    /// <summary>psn_type: 1101 employee at work, 1501 resident.</summary>
    public string Type => Insutype == "390" ? "1501" : "1101";

    /// <summary>Whole years on a day.</summary>
    public int AgeOn(DateOnly day)
    {
        int years = day.Year - Birth.Year;
        return Math.Max(0, Birth.AddYears(years) > day ? years - 1 : years);
    }
}
