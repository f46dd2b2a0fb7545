using Gateway.Features.Runner;

namespace Gateway.Features.RunnerTests;

public sealed class ScenarioRunTests
{
    [Fact]
    public async Task An_undefined_step_fails_with_code_to_paste_before_anything_runs()
    {
        StepException failure = await FailureAsync("Given a step that counts\nWhen 3 files of 1.50 yuan come from \"甲\"\n| a |\n| 1 |\nThen 平台收到2笔(共 3 笔)");

        Assert.Contains("x.feature:4: no step matches '3 files of 1.50 yuan come from \"甲\"'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("""
            [When("{int} files of {decimal} yuan come from {string}")]
            public Task WhenFilesOfYuanComeFrom(int value1, decimal value2, string value3, Table table) => throw new PendingStepException();
            """, failure.Message, StringComparison.Ordinal);
        Assert.Contains("""
            [Then(@"^平台收到2笔\(共 (-?\d+) 笔\)$")]
            public Task Then平台收到2笔共笔(int value1) => throw new PendingStepException();
            """, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, Steps.Counted);
    }

    [Fact]
    public async Task Parameters_arrive_typed()
    {
        await RunAsync("""
            Given 3 things, 1.50 yuan, the word H-1 and 'quoted words'
            And “中文引号” like 「this」
            And a regular 42 expression
            And the day is friday
            """);

        Assert.Equal([3, 1.50m, "H-1", "quoted words", "中文引号", "this", 42L, DayOfWeek.Friday, "disposed"], Steps.Log.Value);
    }

    [Fact]
    public async Task A_table_and_a_text_come_last()
    {
        await RunAsync("Given rows:\n| name | amount |\n| 测试甲 | 1.50 |\n| 测试乙 | 2 |\nAnd a text:\n\"\"\"\nline 1\n  line 2\n\"\"\"");

        Assert.Equal(["测试甲=1.50", "测试乙=2", "line 1\n  line 2", "disposed"], Steps.Log.Value);
    }

    [Fact]
    public async Task A_failing_step_tells_its_place_and_what_held_before()
    {
        StepException failure = await FailureAsync("Given the day is friday\nThen it fails\nThen it fails");

        Assert.StartsWith("no luck", failure.Message, StringComparison.Ordinal);
        Assert.Contains("x.feature:2 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("3 Given the day is friday … held", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("4 Then  it fails … ", failure.Message.TrimEnd('\r', '\n'), StringComparison.Ordinal);
        Assert.Equal("no luck", failure.InnerException?.Message);
    }

    [Fact]
    public async Task Hooks_run_around_a_scenario_in_order_and_after_a_failure_too()
    {
        await FailureAsync("Then it fails", "@hooked\n");

        Assert.Equal(["before 1", "before 2", "after", "disposed"], Steps.Log.Value);
    }

    [Theory]
    [InlineData("Given the day is 月亮日", "is no DayOfWeek for parameter 'day'")]
    [InlineData("Given two meanings", "is several steps: Steps.Meaning1(String), Steps.Meaning2()")]
    [InlineData("Given rows:", "takes 1 parameters; the step gives 0")]
    [InlineData("When the day is friday", "no step matches")]
    public async Task A_step_that_does_not_fit_says_why(string step, string reason) =>
        Assert.Contains(reason, (await FailureAsync(step)).Message, StringComparison.Ordinal);

    private static Task RunAsync(string steps, string tags = "")
    {
        Steps.Log.Value ??= [];
        return new ScenarioRun(Assert.Single(FeatureFile.Read($"Feature: f\n{tags}Scenario: s\n{steps}\n", "x.feature")), new StepCatalogue([typeof(Steps)])).RunAsync();
    }

    private static Task<StepException> FailureAsync(string steps, string tags = "")
    {
        Steps.Log.Value = []; // here: what is set further in stays there
        return Assert.ThrowsAsync<StepException>(() => RunAsync(steps, tags));
    }

    public sealed class Shared : IDisposable
    {
        public void Dispose() => Steps.Log.Value?.Add("disposed");
    }

    public sealed class Steps(Shared shared, Scenario scenario)
    {
        public static AsyncLocal<List<object>> Log { get; } = new();

        public static int Counted { get; private set; }

        private static List<object> Lines => Log.Value ?? [];

        [Given("a step that counts")]
        public void Counts() => Counted++;

        [Given("{int} things, {decimal} yuan, the word {word} and {string}")]
        public void Typed(int things, decimal yuan, string word, string quoted) => Lines.AddRange([things, yuan, word, quoted]);

        [Given("{string} like {string}")]
        public void Quotes(string one, string other) => Lines.AddRange([one, other]);

        [Given(@"^a regular (\d+) expression$")]
        public async Task RegularAsync(long number)
        {
            await Task.Yield();
            Lines.Add(number);
        }

        [Given("the day is {word}")]
        public ValueTask DayAsync(DayOfWeek day)
        {
            Lines.Add(day);
            return ValueTask.CompletedTask;
        }

        [Given("rows:")]
        public void Rows(Table table) => Lines.AddRange(table.Rows.Select(row => $"{row["name"]}={row[1]}"));

        [StepDefinition("a text:")]
        public void Text(string text) => Lines.Add(text);

        [Then("it fails")]
        public async Task FailsAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("no luck");
        }

        [Given("two {word}")]
        public void Meaning1(string _) => Assert.NotNull(shared);

        [Given("two meanings")]
        public void Meaning2() => Assert.NotNull(scenario);

        [BeforeScenario("hooked", Order = 2)]
        public void Before2() => Lines.Add("before 2");

        [BeforeScenario("hooked", Order = 1)]
        public void Before1() => Lines.Add("before 1");

        [BeforeScenario("another")]
        public void BeforeAnother() => Lines.Add("never");

        [AfterScenario]
        public void After()
        {
            if (scenario.Tags is ["hooked"])
            {
                Lines.Add("after");
            }
        }
    }
}
