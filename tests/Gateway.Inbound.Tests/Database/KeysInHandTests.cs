using Gateway.Inbound.Database;

namespace Gateway.Inbound.Tests.Database;

public sealed class KeysInHandTests
{
    private readonly KeysInHand keys = new();

    [Fact]
    public void A_key_is_worked_on_once_at_a_time()
    {
        long look = keys.BeginLook();

        Assert.True(keys.TryTake("B1", look));
        Assert.False(keys.TryTake("B1", look));
        Assert.True(keys.TryTake("B2", look));
    }

    [Fact]
    public void A_look_that_began_before_the_mark_does_not_bring_the_key_again()
    {
        keys.TryTake("B1", keys.BeginLook());
        long stale = keys.BeginLook();
        keys.PutDown("B1");

        Assert.False(keys.TryTake("B1", stale));
        Assert.False(keys.TryTake("B1", stale));
    }

    [Fact]
    public void A_look_that_began_after_it_does()
    {
        keys.TryTake("B1", keys.BeginLook());
        keys.PutDown("B1");

        Assert.True(keys.TryTake("B1", keys.BeginLook()));
    }
}
