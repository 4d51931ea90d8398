using System.Diagnostics;
using OpenData.Api;
using OpenData.Reading.Quantities;

namespace OpenData.Cli.Output;

/// <summary>What each kind of number that counts nothing is called.</summary>
internal static class KindWords
{
    public static Bilingual Of(NonObservationKind kind) => kind switch
    {
        NonObservationKind.Date => new("日期、年份、时刻", "date, year or clock time"),
        NonObservationKind.Duration => new("时长", "stretch of time"),
        NonObservationKind.Ordinal => new("序数", "ordinal"),
        NonObservationKind.Enumerator => new("条目编号", "number of a heading or point"),
        NonObservationKind.DocumentNumber => new("文号", "document number"),
        NonObservationKind.Phone => new("电话、证件号", "telephone or identity number"),
        NonObservationKind.Designation => new("道路、车牌、型号、等级", "road, plate, model or grade"),
        NonObservationKind.Name => new("名称、口号", "name or slogan"),
        NonObservationKind.Word => new("词语、地名", "word or place name"),
        NonObservationKind.Article => new("泛指的“一”", "一 that only means \"a\""),
        NonObservationKind.Rule => new("工作频次", "how often, not how many"),
        NonObservationKind.AgeGroup => new("年龄段", "age group"),
        NonObservationKind.Threshold => new("界限", "limit that says which are meant"),
        NonObservationKind.Vague => new("约略之数", "number that gives none"),
        _ => throw new UnreachableException($"Nobody has named {kind}."),
    };
}
