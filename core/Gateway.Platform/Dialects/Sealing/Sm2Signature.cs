using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Gateway.Platform;

/// <summary>SM2 signatures with SM3 (GB/T 32918.2) on the recommended curve.</summary>
internal static class Sm2Signature
{
    private static readonly ECDomainParameters Curve = new(GMNamedCurves.GetByName("SM2P256V1"));

    /// <summary>Signs.</summary>
    /// <param name="privateKey">32 bytes, most significant first.</param>
    /// <param name="userId">Part of the hash; both sides must use the same.</param>
    /// <param name="message">The plain bytes.</param>
    /// <returns>r and s in DER; another one each time.</returns>
    public static byte[] Sign(byte[] privateKey, byte[] userId, byte[] message)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning: true, new ParametersWithID(new ECPrivateKeyParameters(new BigInteger(1, privateKey), Curve), userId));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    /// <summary>Whether bytes are a private key: between 1 and the curve's order less 2.</summary>
    public static bool IsKey(byte[] privateKey)
    {
        var number = new BigInteger(1, privateKey);
        return privateKey.Length == 32 && number.SignValue > 0 && number.CompareTo(Curve.N.Subtract(BigInteger.Two)) <= 0;
    }
}
