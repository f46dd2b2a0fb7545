using System.Security.Cryptography;
using Gateway.Host.Cli;

namespace Gateway.Host.Composition;

/// <summary>The operators' key: configured, from the environment, or made once and kept in a file that only its owner reads. There is no default.</summary>
internal static class OperatorKey
{
    public const string FileName = "operator.key";

    /// <exception cref="IOException">There is none, and none can be made.</exception>
    public static string Find(GatewaySettings settings)
    {
        string? given = settings.OperatorKey ?? Environment.GetEnvironmentVariable(OperatorClient.KeyVariable);
        if (given is not null)
        {
            return given;
        }

        string path = Path.Combine(settings.Data, FileName);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(settings.Data);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var writer = new StreamWriter(path, options);
                writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            }
            catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"The operators' key {path} cannot be written: let the gateway's user write the data folder, or set {OperatorClient.KeyVariable}.", closed);
            }
        }

        return File.ReadAllText(path).Trim();
    }
}
