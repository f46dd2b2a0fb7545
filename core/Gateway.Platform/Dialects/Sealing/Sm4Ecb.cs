using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace Gateway.Platform;

/// <summary>SM4 (GB/T 32907) block by block, padded as PKCS#7 says. Provinces ask for this mode; it hides no repetition.</summary>
internal static class Sm4Ecb
{
    public const int KeyBytes = 16;

    public static byte[] Encrypt(byte[] key, byte[] plain) => Run(key, plain, encrypts: true);

    /// <summary>Opens what was encrypted.</summary>
    /// <returns>Whether it was made with this key, as far as the padding tells.</returns>
    public static bool TryDecrypt(byte[] key, byte[] sealedBytes, out byte[] plain)
    {
        try
        {
            plain = Run(key, sealedBytes, encrypts: false);
            return true;
        }
        catch (CryptoException)
        {
            plain = [];
            return false;
        }
    }

    private static byte[] Run(byte[] key, byte[] bytes, bool encrypts)
    {
        var cipher = new PaddedBufferedBlockCipher(new EcbBlockCipher(new SM4Engine()), new Pkcs7Padding());
        cipher.Init(encrypts, new KeyParameter(key));
        return cipher.DoFinal(bytes);
    }
}
