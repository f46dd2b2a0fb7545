using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>The gateway itself fails, or who runs it: its keys, its addresses, its being stopped, an order of an operator.</summary>
internal static class GatewayFaults
{
    public static VerdictFault[] All { get; } =
    [
        At("gateway: wrong signing key", GroundMappings.WrongKey),
        At("gateway: cipher key missing", GroundMappings.NoCipherKey),
        At("gateway: no address configured", GroundMappings.Addressless),
        At("gateway: wrong address configured", GroundMappings.WrongAddress),
        At("gateway: its clock is not the platform's", GroundMappings.OtherClock),
        At("gateway: its key has expired", GroundMappings.KeyExpired),
        At("gateway: address is not the certificate's name", GroundMappings.OtherName),
        At("gateway: https configured where http is spoken", GroundMappings.NoTls),
        FhirFaults.On("gateway: token that the FHIR server does not know", Party.Gateway, "login", "expired", "forbidden"),
        new("gateway: no room for more that waits", Party.Gateway, FullAsync) { IsAlone = true },
        new("gateway: the journal's disk is full", Party.Gateway, DiskFullAsync) { IsAlone = true },
        new("gateway: killed while a call was out", Party.Gateway, KilledAsync) { IsAlone = true },
        new("gateway: destination paused by an operator", Party.Gateway, PausedAsync) { IsAlone = true },
        new("gateway: message set aside by an operator", Party.Gateway, ParkedAsync) { IsAlone = true },
    ];

    private static VerdictFault At(string kind, string institution) => new(kind, Party.Gateway, (ground, _, token) => ground.SendAsync(institution, "fujian-ini", ground.Traffic.Bill(), token));

    private static async Task<long> KilledAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Order(LineFault.Silent, ((string[])["2201", "2207", "2204"])[chance.Next(3)]);
        long message = await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
        await ground.Line.HeldAsync(cancellationToken);
        await ground.RestartAsync(cancellationToken);
        return message;
    }

    /// <summary>Nothing goes out, and hospitals go on sending until no more fits.</summary>
    private static async Task<long> FullAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        await ground.OrderAsync("/api/destinations/nhsa/pause", "试验", cancellationToken);
        for (int bill = 0; bill <= GroundConfiguration.MaxWaiting; bill++)
        {
            await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
        }

        throw new InvalidOperationException($"The gateway took more than the {GroundConfiguration.MaxWaiting} messages that may wait.");
    }

    /// <summary>A message comes that does not fit on the disk any more.</summary>
    private static async Task<long> DiskFullAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        byte[] large = new byte[await ground.RestartOnFullDiskAsync(cancellationToken)];
        chance.NextBytes(large); // so that it cannot be packed
        try
        {
            return await ground.BillAsync(large, cancellationToken);
        }
        finally
        {
            await ground.MakeRoomAsync(cancellationToken);
        }
    }

    private static async Task<long> PausedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        await ground.OrderAsync("/api/destinations/nhsa/pause", "试验", cancellationToken);
        return await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    private static async Task<long> ParkedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Close();
        long message = await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
        await ground.OrderAsync($"/api/messages/{message}/park", "试验", cancellationToken);
        await ground.ParkedAsync(message, cancellationToken);
        return message;
    }
}
