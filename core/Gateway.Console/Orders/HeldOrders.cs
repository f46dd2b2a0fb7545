using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Gateway.Console.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Gateway.Console.Orders;

/// <summary>What was asked for and waits for a second person: one file a request, packed, sealed with this installation's keys, readable by its owner only, and gone as soon as the request is decided or void.</summary>
/// <param name="folder">Of the console; the files lie in <c>requests</c> below it.</param>
internal sealed class HeldOrders(string folder, IDataProtectionProvider keys)
{
    private const string Ending = ".held";
    private readonly string place = Path.Combine(folder, "requests");
    private readonly IDataProtector seal = keys.CreateProtector("gateway-held-orders");

    public void Put(long number, JsonElement body)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, body);
        }

        Directory.CreateDirectory(place);
        using FileStream file = OwnersFile.Open(PathOf(number), FileMode.Create);
        file.Write(seal.Protect(packed.ToArray()));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The order; null when it is gone, or was sealed with keys that are.</summary>
    public JsonElement? Find(long number)
    {
        try
        {
            using var packed = new MemoryStream(seal.Unprotect(File.ReadAllBytes(PathOf(number))));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<JsonElement>(brotli);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Drops every order but those of these requests.</summary>
    public void KeepOnly(IReadOnlySet<long> numbers)
    {
        foreach (string file in Directory.Exists(place) ? Directory.GetFiles(place, "*" + Ending) : [])
        {
            if (!long.TryParse(Path.GetFileNameWithoutExtension(file), out long number) || !numbers.Contains(number))
            {
                TryDelete(file);
            }
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // somebody holds it, a backup for example: the next sweep deletes it
        }
    }

    private string PathOf(long number) => Path.Combine(place, number.ToString(System.Globalization.CultureInfo.InvariantCulture) + Ending);
}
