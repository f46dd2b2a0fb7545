namespace Gateway.Inbound.Tests;

/// <summary>Waits for what other threads bring about.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (int tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 6000, "It did not become true within a minute.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
