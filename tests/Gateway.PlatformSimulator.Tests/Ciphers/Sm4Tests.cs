using Gateway.PlatformSimulator.Ciphers;

namespace Gateway.PlatformSimulator.Tests.Ciphers;

public sealed class Sm4Tests
{
    private static readonly byte[] Key = Convert.FromHexString("0123456789abcdeffedcba9876543210");

    [Theory] // GB/T 32907-2016, example A.1; the second value is the last block of openssl enc -sm4-cbc over 100,000 zero blocks with the key as IV
    [InlineData(1, "681edf34d206965e86b3e94f536e4246")]
    [InlineData(100_000, "44f68e0e1ed8218df7d955073dba097e")]
    public void The_standards_example_is_met_however_often_it_is_turned(int times, string expected)
    {
        byte[] block = [.. Key];
        var cipher = new Sm4(Key);

        for (int turn = 0; turn < times; turn++)
        {
            cipher.EncryptBlock(block);
        }

        Assert.Equal(expected, Convert.ToHexStringLower(block));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(33)]
    public void What_was_encrypted_is_decrypted_again(int length)
    {
        byte[] plain = [.. Enumerable.Range(1, length).Select(value => (byte)value)];

        Assert.Equal(plain, new Sm4(Key).Decrypt(new Sm4(Key).Encrypt(plain)));
    }

    [Fact]
    public void Cut_or_foreign_bytes_are_not_decrypted()
    {
        Assert.Null(new Sm4(Key).Decrypt(new byte[20]));
        Assert.Null(new Sm4(Key).Decrypt(new byte[16]));
        Assert.Null(new Sm4(Key).Decrypt([]));
    }
}
