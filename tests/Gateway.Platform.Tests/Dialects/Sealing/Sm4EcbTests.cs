using CsCheck;

namespace Gateway.Platform.Tests;

public sealed class Sm4EcbTests
{
    private static readonly byte[] Key = Convert.FromHexString(SampleKeys.Cipher);

    [Fact]
    public void The_standards_example_is_met() // GB/T 32907-2016, A.1: the first block; the second is padding
    {
        byte[] closed = Sm4Ecb.Encrypt(Key, Key);

        Assert.Equal("681edf34d206965e86b3e94f536e4246", Convert.ToHexStringLower(closed.AsSpan(0, 16)));
        Assert.Equal(32, closed.Length);
    }

    [Fact]
    public void What_was_closed_opens_again_whatever_its_length() => Gen.Byte.Array[0, 100].Sample(plain =>
        Sm4Ecb.TryDecrypt(Key, Sm4Ecb.Encrypt(Key, plain), out byte[] opened) && opened.AsSpan().SequenceEqual(plain));

    [Fact]
    public void What_was_cut_short_does_not_open() =>
        Assert.False(Sm4Ecb.TryDecrypt(Key, Sm4Ecb.Encrypt(Key, Key)[..20], out _));
}
