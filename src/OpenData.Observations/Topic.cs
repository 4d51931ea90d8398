namespace OpenData.Observations;

/// <summary>The field of township work a figure belongs to; fifteen, closed.</summary>
public enum Topic
{
    PartyBuilding,
    PovertyAlleviation,
    Agriculture,
    Economy,
    Infrastructure,
    LandHousing,
    Environment,
    SocialSecurity,
    HealthPopulation,
    EducationCulture,
    Employment,
    PublicSafety,
    SocialGovernance,
    Civility,
    Administration,
}
