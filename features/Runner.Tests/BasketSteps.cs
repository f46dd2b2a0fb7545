using System.Globalization;
using Gateway.Features.Runner;

namespace Gateway.Features.RunnerTests;

/// <summary>Runs the runner's own features as a tester's would run.</summary>
public sealed class RunnerFeatures
{
    [Scenarios("Runner.Tests")]
    public Task Scenario(string file, int number) => FeatureFolder.RunAsync(file, number);
}

[Binding]
public sealed class BasketSteps(Basket basket)
{
    [Given("an empty basket")]
    [Given("篮子是空的")]
    public void Empty() => Assert.Equal(0, basket.Count);

    [When("somebody adds {int} {word}")]
    [When("放入{int}个{string}")]
    public void Adds(int count, string fruit)
    {
        Assert.NotEmpty(fruit);
        basket.Count += count;
    }

    [When("somebody adds:")]
    public void AddsAll(Table table) => basket.Count += table.Rows.Sum(row => int.Parse(row["count"], CultureInfo.InvariantCulture));
}

[Binding]
public sealed class BasketChecks(Basket basket)
{
    [Then("the basket holds {int}")]
    [Then("篮子里有{int}个")]
    public void Holds(int count) => Assert.Equal(count, basket.Count);
}

public sealed class Basket
{
    public int Count { get; set; }
}
