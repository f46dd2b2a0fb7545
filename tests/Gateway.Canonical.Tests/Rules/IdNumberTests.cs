using System.Globalization;
using CsCheck;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class IdNumberTests
{
    private const string Good = "999999198001010011";

    [Theory]
    [InlineData(Good)]
    [InlineData("99999919800101010X")]
    [InlineData("99999919800101010x")]
    [InlineData("999999800101001")]
    public void A_number_that_can_exist_passes(string number) => Assert.Empty(Issues(number));

    [Theory]
    [InlineData("999999198001010012")] // check character
    [InlineData("999999198013010017")] // month 13
    [InlineData("99999919800101001")] // 17 characters
    [InlineData("９99999198001010011")] // full-width digit
    [InlineData("99999980010100A")]
    [InlineData("1")]
    public void A_number_that_cannot_exist_is_refused_at_the_number(string number) =>
        Assert.Equal([(IssueCodes.IdNumberInvalid.Id, "Patient.identifier[idcard].value")], Issues(number));

    [Fact]
    public void Any_one_wrong_digit_is_found() =>
        Gen.Select(Gen.Int[0, 16], Gen.Int[1, 9]).Sample((at, shift) =>
        {
            char[] digits = Good.ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + shift) % 10));
            Assert.NotEmpty(Issues(new string(digits)));
        });

    [Fact]
    public void Another_birth_date_or_sex_than_the_number_says_is_a_warning()
    {
        Patient patient = new Patient().With(("identifier[idcard].value", Good), ("birthDate", "1980-01-02"), ("gender", "female"));

        Assert.Equal(
            [(IssueCodes.IdNumberDisagrees.Id, "Patient.birthDate"), (IssueCodes.IdNumberDisagrees.Id, "Patient.gender")],
            Sample.Issues<IdNumberIsValid>(Sample.Of(patient)));
    }

    [Fact]
    public void The_number_says_birth_date_and_sex()
    {
        Assert.True(ChineseIdNumber.TryRead(Good, out ChineseIdNumber number));
        Assert.Equal("1980-01-01", number.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.True(number.IsMale);
    }

    private static (string Code, string Path)[] Issues(string number) =>
        Sample.Issues<IdNumberIsValid>(Sample.Of(new Patient().With(("identifier[idcard].value", number))));
}
