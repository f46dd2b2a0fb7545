namespace Gateway.Console.Words;

internal static class AccessWords
{
    public static readonly Word SignIn = new("登录", "Sign in");
    public static readonly Word SignOut = new("退出", "Sign out");
    public static readonly Word Login = new("用户名", "Login");
    public static readonly Word Name = new("姓名", "Name");
    public static readonly Word Password = new("密码", "Password");
    public static readonly Word SetPassword = new("设置密码", "Set the password");
    public static readonly Word SetupIntro = new("该链接只能使用一次。请设置登录密码。", "This link works once. Choose a password.");
    public static readonly Word FirstAdmin = new("这是第一位管理员：请选择用户名。", "This makes the first administrator: choose a login.");
    public static readonly Word SignInFailed = new("用户名或密码不正确。", "Login or password is not right.");
    public static readonly Word TooManyTries = new("失败次数过多，请稍后再试。", "Too many failed tries: wait a few minutes.");
    public static readonly Word NoUsersYet = new("还没有用户。请打开网关启动时打印的链接，或运行 gateway users setup-link。", "There are no users yet. Open the link that the gateway printed when it started, or run: gateway users setup-link");
    public static readonly Word LinkVoid = new("链接无效或已过期。请管理员重新生成，或运行 gateway users setup-link。", "The link is void or too old. Ask an administrator for another, or run: gateway users setup-link");
    public static readonly Word LoginTaken = new("该用户名已存在。", "There is a user with this login already.");
    public static readonly Word LoginUnfit = new("用户名为2至40位小写字母、数字、点或短横线，以字母或数字开头。", "A login has 2 to 40 lower-case letters, digits, dots or dashes and begins with a letter or digit.");
    public static readonly Word NoRole = new("至少选择一个角色。", "Give at least one role.");
    public static readonly Word AccountDisabled = new("该账号已停用。", "This account is disabled.");
    public static readonly Word ByProvider = new("统一身份登录", "Sign in with your organisation");
    public static readonly Word ProviderFailed = new("统一身份登录未成功：没有对应的角色、账号已停用，或身份平台不可用。", "Signing in with your organisation did not succeed: no role, a disabled account, or the provider cannot be reached.");
    public static readonly Word FirstIsAdmin = new("第一个用户须为管理员（角色 admin），否则无人能管理用户；也可用 gateway users setup-link 生成链接。", "The first user has to be an administrator (role admin), or nobody could look after the users; 'gateway users setup-link' makes a link for one.");
    public static readonly Word LastAdmin = new("至少要保留一位可登录的管理员。", "At least one administrator must remain.");
    public static readonly Word PasswordShort = new("密码太短（默认至少10位），或包含用户名。", "The password is too short (10 characters unless configured otherwise) or holds the login.");
}
