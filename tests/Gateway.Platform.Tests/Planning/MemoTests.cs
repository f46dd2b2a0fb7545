namespace Gateway.Platform.Tests.Planning;

public sealed class MemoTests
{
    [Fact]
    public void What_was_computed_is_not_computed_again_until_it_is_forgotten()
    {
        var memo = new Memo<string>(capacity: 4);
        int computed = 0;
        string Compute() => $"value {++computed}";

        Assert.Equal("value 1", memo.Get("a", Compute));
        Assert.Equal("value 1", memo.Get("a", Compute));
        memo.Forget("a");

        Assert.Equal("value 2", memo.Get("a", Compute));
    }

    [Fact]
    public void A_full_memo_starts_afresh_and_what_was_forgotten_makes_room()
    {
        var memo = new Memo<int>(capacity: 2);
        memo.Put("a", 1);
        memo.Put("b", 2);
        memo.Forget("b");
        memo.Put("c", 3);
        Assert.Equal(1, memo.Get("a", () => 10));

        memo.Put("d", 4);

        Assert.Equal(4, memo.Get("d", () => 40));
        Assert.Equal(10, memo.Get("a", () => 10));
    }
}
