using Gateway.Inbound.Database;

namespace Gateway.Inbound.Tests.Database;

public sealed class StatementParametersTests
{
    [Fact]
    public void Names_are_found_once_and_in_order() =>
        Assert.Equal(["JYDJH", "流水号", "b_2"], StatementParameters.Of("SELECT @JYDJH, @流水号 FROM t WHERE a=@b_2 AND b=@JYDJH"));

    [Fact]
    public void What_only_looks_like_a_parameter_is_none() =>
        Assert.Empty(StatementParameters.Of("SELECT 'a@b''@c', \"@d\", @@ROWCOUNT /* @e\n@f */ FROM t -- @g"));
}
