using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>9001: one sign_no per operator per China day; asking again gives the same one. sign_time is that day's midnight.</summary>
internal static class SignIn
{
    public static TwinResult Handle(TwinCall call)
    {
        if (call.Options.UnknownOperators.Contains(call.Input.Node("signIn").Field("opter_no"), StringComparer.Ordinal))
        {
            return new TwinResult.Refused("签到失败：没有操作员信息");
        }

        string number = call.State.SignIn(call.Institution.Code, call.Input.Node("signIn").Field("opter_no"), call.Now);
        string today = ChinaTime.Written(call.Now)[..10];
        return new TwinResult.Answered(new JsonObject { ["signinoutb"] = new JsonObject { ["sign_time"] = $"{today} 00:00:00", ["sign_no"] = number } });
    }
}
