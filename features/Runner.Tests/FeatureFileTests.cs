using Gateway.Features.Runner;

namespace Gateway.Features.RunnerTests;

public sealed class FeatureFileTests
{
    [Fact]
    public void A_broken_file_names_itself_and_every_broken_line()
    {
        Scenario only = Assert.Single(FeatureFile.Read("Feature: f\n\nScenario: s\n  Given a\n  nonsense\n  Then b\n  more nonsense\n", "receiving/x.feature"));

        Assert.Contains("receiving/x.feature:5:", only.Fault, StringComparison.Ordinal);
        Assert.Contains("receiving/x.feature:7:", only.Fault, StringComparison.Ordinal);
        Assert.Equal(5, only.Line);
    }

    [Theory]
    [InlineData("", "has no 'Feature:'")]
    [InlineData("Feature: f", "has no scenario")]
    [InlineData("Feature: f\nScenario: s\n", "without steps")]
    [InlineData("Feature: f\nScenario: s\nGivne a mistyped keyword\n", "without steps")]
    [InlineData("Feature: f\n@skip\nScenario: s\nGiven a\n", "@skip is not allowed")]
    [InlineData("@ignore\nFeature: f\nScenario: s\nGiven a\n", "@ignore is not allowed")]
    [InlineData("Feature: f\nScenario Outline: s\nGiven <a>\nExamples:\n| a |\n", "no row")]
    [InlineData("# language: xx\nFeature: f\n", "xx")]
    public async Task What_would_silently_test_nothing_fails(string text, string reason)
    {
        Scenario faulty = Assert.Single(FeatureFile.Read(text, "x.feature"));

        StepException failure = await Assert.ThrowsAsync<StepException>(() => new ScenarioRun(faulty, new StepCatalogue([])).RunAsync());
        Assert.Contains("x.feature:", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_an_outline_is_a_scenario_with_the_background_in_front()
    {
        var rows = FeatureFile.Read("@a\nFeature: f\nBackground:\nGiven x\nRule: r\n@b\nScenario Outline: same\nWhen <n>\nThen y\nAnd z\nExamples:\n| n |\n| 1 |\n| 2 |\n", "x.feature");

        Assert.Equal(["same (line 13)", "same (line 14)"], rows.Select(row => row.Name), StringComparer.Ordinal);
        Assert.Equal(["x", "2", "y", "z"], rows[1].Steps.Select(step => step.Text), StringComparer.Ordinal);
        Assert.Equal([4, 8, 9, 10], rows[1].Steps.Select(step => step.Line));
        Assert.Equal([StepKind.Given, StepKind.When, StepKind.Then, StepKind.Then], rows[1].Steps.Select(step => step.Kind));
        Assert.Equal(["a", "b"], rows[0].Tags, StringComparer.Ordinal);
    }

    [Fact]
    public void Chinese_keywords_are_the_same_keywords()
    {
        Scenario only = Assert.Single(FeatureFile.Read("# language: zh-CN\n功能: 甲\n场景: 乙\n假如 一\n当 二\n而且 三\n那么 四\n", "x.feature"));

        Assert.Equal([StepKind.Given, StepKind.When, StepKind.When, StepKind.Then], only.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Every_feature_file_is_in_a_folder_that_a_class_runs()
    {
        string[] folders = [.. typeof(ReceivingFeatures).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetCustomAttributes(typeof(ScenariosAttribute), false)).Select(one => ((ScenariosAttribute)one).Folder)];

        Assert.All(FeatureFolder.Files("."), file => Assert.Contains(folders, folder => file.StartsWith(folder + "/", StringComparison.Ordinal)));
    }
}
