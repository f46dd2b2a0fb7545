using Gateway.PlatformSimulator.Ciphers;

namespace Gateway.PlatformSimulator.Tests.Ciphers;

/// <summary>The example of GB/T 32918.5-2017, annex A.2: key, user id, message and signature as printed there.</summary>
public sealed class Sm2Tests
{
    private const string Key = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    private const string Signature = "3046022100F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3022100B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    [Fact]
    public void The_standards_signature_is_good() => Assert.True(Verify());

    [Fact]
    public void Another_message_user_key_or_signature_is_not()
    {
        Assert.False(Verify(message: "message digesu"));
        Assert.False(Verify(user: "1234567812345679"));
        Assert.False(Verify(key: Key[..^1] + "4"));
        Assert.False(Verify(signature: Signature[..^1] + "B"));
        Assert.False(Verify(signature: "3006020100020100"));
        Assert.False(Verify(signature: "00"));
    }

    private static bool Verify(string key = Key, string user = "1234567812345678", string message = "message digest", string signature = Signature) =>
        Sm2.Verify(Convert.FromHexString(key), System.Text.Encoding.ASCII.GetBytes(user), System.Text.Encoding.ASCII.GetBytes(message), Convert.FromHexString(signature));
}
