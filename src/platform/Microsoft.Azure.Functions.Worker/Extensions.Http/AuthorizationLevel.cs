namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller of an HTTP function must show in Azure. In process no key is asked for.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
