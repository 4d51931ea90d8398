using OpenData.Observations;

namespace OpenData.Api;

/// <summary>The fifteen topics in words.</summary>
public static class TopicLabels
{
    private static readonly Dictionary<Topic, Bilingual> Labels = new()
    {
        [Topic.PartyBuilding] = new("党建与干部", "Party building and officials"),
        [Topic.PovertyAlleviation] = new("脱贫攻坚与防返贫", "Poverty alleviation"),
        [Topic.Agriculture] = new("农业产业", "Agriculture"),
        [Topic.Economy] = new("经济与财政", "Economy and finance"),
        [Topic.Infrastructure] = new("基础设施", "Infrastructure"),
        [Topic.LandHousing] = new("土地与建房", "Land and housing"),
        [Topic.Environment] = new("生态环境与人居环境", "Environment"),
        [Topic.SocialSecurity] = new("社会保障与救助", "Social security"),
        [Topic.HealthPopulation] = new("卫生健康与人口", "Health and population"),
        [Topic.EducationCulture] = new("教育与文化", "Education and culture"),
        [Topic.Employment] = new("就业与培训", "Employment and training"),
        [Topic.PublicSafety] = new("安全生产与应急", "Work safety and emergencies"),
        [Topic.SocialGovernance] = new("社会治理与平安", "Public order"),
        [Topic.Civility] = new("移风易俗", "Customs and civility"),
        [Topic.Administration] = new("政务服务", "Public services"),
    };

    public static Bilingual Of(Topic topic) => Labels[topic];

    public static Bilingual Of(string code) => Labels[Codes<Topic>.Parse(code)];
}
