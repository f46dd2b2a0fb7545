namespace Gateway.Platform.Tests;

/// <summary>Keys that everybody knows: the examples printed in GB/T 32907 (SM4) and GB/T 32918.5 (SM2).</summary>
internal static class SampleKeys
{
    public const string Cipher = "0123456789abcdeffedcba9876543210";
    public const string Signing = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    public const string PublicSigner = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
}
