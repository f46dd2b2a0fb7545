using CsCheck;

namespace Gateway.Mapping.Tests.Versions;

public sealed class VersionNamesTests
{
    [Theory]
    [InlineData("1.9", "1.10")]
    [InlineData("1.0", "1.0.1")]
    [InlineData("1.0", "2.0")]
    [InlineData("9", "10")]
    [InlineData("1.a", "1.b")]
    public void A_later_version_comes_after_an_earlier_one(string earlier, string later)
    {
        Assert.True(VersionNames.Order.Compare(earlier, later) < 0);
        Assert.True(VersionNames.Order.Compare(later, earlier) > 0);
        Assert.Equal(0, VersionNames.Order.Compare(later, later));
    }

    [Fact]
    public void Numbers_are_ordered_as_numbers_in_every_part() => Gen.Select(Gen.Int[0, 20].Array[1, 3], Gen.Int[0, 20].Array[1, 3]).Sample((one, other) =>
    {
        int byName = Math.Sign(VersionNames.Order.Compare(string.Join('.', one), string.Join('.', other)));
        int byNumber = Math.Sign(one.AsSpan().SequenceCompareTo(other));
        Assert.Equal(byNumber, byName);
    });
}
