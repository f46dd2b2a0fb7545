using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Dialects;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Transactions;

namespace Gateway.PlatformSimulator.Statements;

/// <summary>9101 takes a file, 9102 gives one: as it is where the province answers octet-stream, else in the envelope as Base64.</summary>
internal static class FileTransfer
{
    public static TwinResult Upload(TwinCall call)
    {
        JsonElement node = call.Input.Node("fsUploadIn");
        if (!TryBytes(node, out byte[] bytes))
        {
            return new TwinResult.Refused("文件数据不是有效的字节数组");
        }

        string name = node.Field("filename");
        return new TwinResult.Answered(new JsonObject
        {
            ["file_qury_no"] = call.State.KeepFile(name, bytes, call.Now), ["filename"] = name, ["dld_endtime"] = ChinaTime.Written(call.Now.AddDays(1)), ["fixmedins_code"] = call.Institution.Code,
        });
    }

    public static TwinResult Download(TwinCall call)
    {
        JsonElement node = call.Input.Node("fsDownloadIn");
        if (call.State.FindFile(node.Field("file_qury_no")) is not { } file)
        {
            return new TwinResult.Hidden("FSI-文件查询号不能为空[fileBO_156]"); // infcode 0, as it was seen
        }

        return TwinDialect.Find(call.Options.Dialect) is { IsSealed: true } or { Transport: "x-ca" or "x-ca-gbk" }
            ? new TwinResult.Answered(new JsonObject { ["filename"] = file.Name, ["in"] = Convert.ToBase64String(file.Bytes) })
            : new TwinResult.File(file.Bytes);
    }

    private static bool TryBytes(JsonElement node, out byte[] bytes)
    {
        bytes = [];
        if (!node.TryGetProperty("in", out JsonElement data))
        {
            return false;
        }

        if (data.ValueKind == JsonValueKind.Array)
        {
            bytes = [.. data.EnumerateArray().Select(one => unchecked((byte)one.GetInt32()))]; // Java's bytes have a sign
            return true;
        }

        return data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out bytes!);
    }
}
