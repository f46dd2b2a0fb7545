namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>How much an archive may unpack to: a real workbook becomes ten to thirty times larger, a bomb a thousand times.</summary>
internal sealed class UnpackBudget(int packedBytes)
{
    private const int MostTimes = 120;
    private long left = 1_000_000 + ((long)packedBytes * MostTimes);

    /// <summary>Characters of text that a record may keep.</summary>
    public long TextLeft { get; private set; } = 200_000 + (3L * packedBytes);

    public void Take(int bytes)
    {
        left -= bytes;
        if (left < 0)
        {
            throw new WorkbookFault(IssueCodes.LimitExceeded, $"Expected a workbook that unpacks to at most {MostTimes} times its size.");
        }
    }

    public void TakeText(int characters)
    {
        TextLeft -= characters;
        if (TextLeft < 0)
        {
            throw new WorkbookFault(IssueCodes.LimitExceeded, "Expected at most three characters of text for a byte of the workbook.");
        }
    }
}
