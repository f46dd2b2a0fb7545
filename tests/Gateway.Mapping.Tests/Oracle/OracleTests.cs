using CsCheck;
using Gateway.Mapping.Oracle;

namespace Gateway.Mapping.Tests.Oracle;

public sealed class OracleTests
{
    [Fact]
    public void The_compiled_tables_and_a_plain_interpreter_agree_on_generated_tables_and_records()
    {
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                var world = World.Make(seed);
                for (int record = 0; record < 60; record++)
                {
                    string? disagreement = Trial.Disagreement(world, record);
                    Assert.True(disagreement is null, disagreement);
                }
            },
            iter: 15);
    }
}
