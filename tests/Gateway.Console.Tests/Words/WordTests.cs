using System.Reflection;
using Gateway.Console.Words;

namespace Gateway.Console.Tests.Words;

public sealed class WordTests
{
    private static readonly (string Name, Word Word)[] All =
    [
        .. typeof(Word).Assembly.GetTypes().Where(type => type.Namespace == typeof(Word).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Word)).Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", (Word)field.GetValue(null)!)), // a static field of a class has both
    ];

    [Fact]
    public void Every_text_says_something_in_both_languages()
    {
        Assert.True(All.Length > 80, $"{All.Length} texts were found.");
        Assert.Empty(All.Where(one => string.IsNullOrWhiteSpace(one.Word.Chinese) || string.IsNullOrWhiteSpace(one.Word.English)).Select(one => one.Name));
    }

    [Fact]
    public void Chinese_texts_are_Chinese_and_English_texts_hold_no_Chinese_character()
    {
        Assert.Empty(All.Where(one => !one.Word.Chinese.Any(IsHan)).Select(one => one.Name));
        Assert.Empty(All.Where(one => one.Word.English.Any(IsHan)).Select(one => one.Name));
    }

    private static bool IsHan(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
