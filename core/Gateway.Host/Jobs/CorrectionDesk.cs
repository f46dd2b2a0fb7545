using Gateway.Console.Api;
using Gateway.Pipeline.Correcting;

namespace Gateway.Host.Jobs;

/// <summary>Skips and corrects messages for operators.</summary>
internal sealed class CorrectionDesk(MessageCorrection correction) : ICorrectionDesk
{
    public async Task<CorrectionAnswer> SkipAsync(long messageId, string actor, string reason, CancellationToken cancellationToken) =>
        Answer(await correction.SkipAsync(messageId, actor, reason, cancellationToken));

    public async Task<CorrectionAnswer> EditAsync(long messageId, ReadOnlyMemory<byte> bytes, string actor, string reason, CancellationToken cancellationToken) =>
        Answer(await correction.ReplaceAsync(messageId, bytes, actor, reason, cancellationToken));

    private static CorrectionAnswer Answer(Corrected corrected) => new(corrected.Done, corrected.Chinese, corrected.English, corrected.Successor);
}
