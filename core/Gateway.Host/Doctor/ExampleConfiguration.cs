namespace Gateway.Host.Doctor;

/// <summary>A configuration to start from. It holds no secret: keys and tokens come from the environment, as the comments say.</summary>
internal static class ExampleConfiguration
{
    public const string Text = """
        {
          // Secrets come from the environment (prefix GATEWAY_, double underscore for each colon):
          //   GATEWAY_Gateway__Inbound__Keys__H99999900001=...   the institution's key, at least 16 characters, or sha256:HEX of it
          //   GATEWAY_Platform__Nhsa__999999__Token=...          the token of the platform's signature
          //   GATEWAY_OPERATOR_KEY=...                           the operators' key; without one it is made at first start
          "Gateway": {
            "Data": "data",
            "Inbound": {
              "Http": { "Address": "127.0.0.1", "Port": 8080 },
              "Mllp": [ { "Institution": "H99999900001", "Source": "hl7v2-iborn", "Port": 2575 } ],
              "Folders": [ { "Name": "fujian", "Institution": "H99999900001", "Source": "fujian-ini", "Path": "exchange/fujian", "Pattern": "Request.txt", "Reply": "Reply.txt" } ]
            },
            "Pipeline": { "AnswerDeadline": "00:00:30" }
          },
          "Platform": {
            "Nhsa": { "999999": { "Url": "http://127.0.0.1:8877", "Account": "demo" } },
            "Fhir": { "Url": "http://127.0.0.1:8877/fhir" }
          }
        }

        """;
}
