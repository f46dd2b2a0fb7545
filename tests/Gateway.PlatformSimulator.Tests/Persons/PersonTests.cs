using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.Tests.Persons;

public sealed class PersonTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public PersonTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Theory]
    [InlineData("FJ9999000001", "9999990000000000001")]
    [InlineData("9999000001", "9999992000000000001")]
    [InlineData("999999198001010019", "9999991019800101001")]
    public void A_certificate_and_its_person_number_lead_to_each_other(string certificate, string number)
    {
        Assert.Equal(number, PersonNumber.Of(certificate));
        Assert.Equal(number, PersonNumber.Of(number));
        Assert.Equal(certificate[..^1], PersonNumber.Certificate(number)![..^1]);
    }

    [Theory]
    [InlineData("999998198001010015")]
    [InlineData("FJ1234000001")]
    [InlineData("")]
    public void Certificates_of_other_areas_are_nobodys(string certificate) => Assert.Null(PersonNumber.Of(certificate));

    [Fact]
    public void Every_card_has_an_id_number_of_its_own_whose_check_digit_is_right()
    {
        var book = new PersonBook(new TwinOptions { Persons = new TwinPersons { Unknown = [] } });
        foreach (string card in Enumerable.Range(1, 12_000).SelectMany(number => new[] { $"FJ9999{number:D6}", $"9999{number:D6}" }))
        {
            Person person = book.ByCertificate(card)!;

            Assert.Equal(person.IdNumber, IdNumber.WithCheckDigit(person.IdNumber[..17]));
            Assert.Same(person, book.ByCertificate(person.IdNumber));
        }
    }

    [Fact]
    public async Task A_person_number_from_before_a_restart_still_means_the_same_person()
    {
        string number = await client.PersonAsync("999999198001010019");
        using PlatformTwin reborn = PlatformTwin.Start(new TwinOptions());
        using var later = new TwinClient(reborn.Url);

        Assert.True((await later.SendAsync("2201", Desk.Registration("MZ1", number))).Accepted);
    }

    [Fact]
    public async Task The_unknown_the_uninsured_and_other_areas_persons_are_refused_in_the_platforms_words()
    {
        string?[] texts = await Task.WhenAll(new[] { "FJ9999000404", "999998198001010015", "FJ9999000405" }.Select(async card => (await client.SendAsync("1101", Desk.Query(card))).ErrMsg));

        Assert.Equal(["该参保人的基本信息为空", "该参保人的基本信息为空", "该参保人的参保信息为空"], texts);
    }

    [Fact]
    public async Task Some_persons_have_a_suspended_insurance_listed_first()
    {
        TwinReply reply = await client.SendAsync("1101", Desk.Query("FJ9999000777"));

        Assert.Equal([("390", "2"), ("310", "1")], reply.Output["insuinfo"]!.AsArray().Select(row => ((string)row!["insutype"]!, (string)row["psn_insu_stas"]!)));
    }

    [Fact]
    public async Task A_card_number_is_asked_for_where_the_options_say_so()
    {
        using PlatformTwin strict = PlatformTwin.Start(new TwinOptions { RequireCardNumber = true });
        using var other = new TwinClient(strict.Url);

        Assert.Equal("卡识别码为空", (await other.SendAsync("1101", Desk.Query(Desk.Card))).ErrMsg);
    }
}
