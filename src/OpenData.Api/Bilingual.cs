namespace OpenData.Api;

/// <summary>The same words in simplified Chinese and in English.</summary>
public readonly record struct Bilingual(string Zh, string En)
{
    public string In(Language language) => language == Language.Zh ? Zh : En;
}

/// <summary>The languages the API speaks.</summary>
public enum Language
{
    Zh,
    En,
}
