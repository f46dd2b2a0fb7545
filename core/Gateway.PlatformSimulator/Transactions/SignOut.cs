using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>9002: ends an operator's sign_no.</summary>
internal static class SignOut
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement node = call.Input.Node("signOut");
        return call.State.SignOut(call.Institution.Code, node.Field("opter_no"), node.Field("sign_no"))
            ? new TwinResult.Acted(new JsonObject { ["signoutoutb"] = new JsonObject { ["sign_time"] = ChinaTime.Written(call.Now) } })
            : new TwinResult.Refused("签到编号不存在或已签退");
    }
}
