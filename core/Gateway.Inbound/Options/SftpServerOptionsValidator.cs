using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>Ranges and required members.</summary>
[OptionsValidator]
internal sealed partial class SftpServerOptionsValidator : IValidateOptions<SftpServerOptions>;
