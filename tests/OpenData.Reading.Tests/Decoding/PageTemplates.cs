using System.Net;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Puts the lines of a report into pages of different make, each with menus, buttons and a footer around them.</summary>
internal static class PageTemplates
{
    public const string Title = "某某镇关于工作情况的报告";

    public const string Published = "发布时间：2024-01-05";

    private const string Menu = "<div class='header'><ul><li><a href=/>首页</a></li><li><a href=/1>政务公开</a></li><li><a href=/2>办事服务</a></li></ul></div>";

    private const string NamedFooter =
        "<div class='footer'><p>版权所有：某县人民政府 主办：某县人民政府办公室</p><p>湘ICP备05000000号 网站标识码：4300000001 联系电话：0730-8880000</p></div>";

    private const string PlainFooter = "<div><p>某县人民政府主办，某县电子政务中心承办，地址：某县人民路88号，邮编：414000。</p><p>湘ICP备05000000号 访问量：120385</p></div>";

    private const string Column =
        "<div><div>通知公告</div><ul><li><a href=3>关于开展2023年度考核工作的通知</a></li><li><a href=4>2023年春节放假安排</a></li></ul><div>镇情简介</div>"
        + "<p>某镇位于县城东部，面积120平方公里，人口3.2万人。</p></div>";

    public static IReadOnlyDictionary<string, Func<IEnumerable<string>, string>> All { get; } = new Dictionary<string, Func<IEnumerable<string>, string>>(StringComparer.Ordinal)
    {
        ["paragraphs in a named element"] = lines =>
            $"<html><head><title>{Title}_某县人民政府</title></head><body>{Menu}<div class='position'>当前位置：<a>首页</a> > <a>政务公开</a></div><h1>{Title}</h1>"
            + $"<div class='info'>{Published} <a>打印</a> 字体：<a>大</a><a>中</a><a>小</a></div><div class='content'>{Each(lines, "<p>{0}</p>\n")}</div>{NamedFooter}</body></html>",
        ["breaks in a table of tables"] = lines =>
            "<html><head><title>某县人民政府网</title></head><body><table><tr><td><a>首页</a></td><td><a>动态</a></td></tr></table>"
            + $"<table><tr><td>{Column}</td><td><table><tr><td align=center><b>{Title}</b></td></tr><tr><td>{Published} 浏览：12次</td></tr><tr><td>{Each(lines, "{0}<br>\n")}</td></tr></table></td></tr></table>"
            + $"{PlainFooter}</body></html>",
        ["elements without names"] = lines =>
            $"<html><head><title>{Title}</title></head><body><div>{Menu}</div><div><div><div>{Title}</div><div>{Published}</div><div>{Each(lines, "<div>{0}</div>")}</div></div>{Column}</div>"
            + $"{PlainFooter}</body></html>",
        ["nothing but paragraphs"] = lines =>
            $"<html><head><title>{Title}</title></head><body><h2>{Title}</h2><p>{Published}{Each(lines, "<p>{0}")}</body></html>",
        ["elements of HTML 5"] = lines =>
            $"<!doctype html><html><body>{Menu}<main><article><h1>{Title}</h1><p class=meta>{Published}</p>{Each(lines, "<p>{0}</p>")}"
            + $"<div class=share>分享到：<a>微信</a></div><p>上一篇：<a>某镇2022年工作总结</a></p></article></main>{NamedFooter}</body></html>",
        ["sections in sections"] = lines =>
            $"<html><body>{Menu}<div><h1>{Title}</h1><div>{Published}</div><section>{Each(lines, "<section><section><p><span>{0}</span></p></section></section>")}</section></div><div>{Column}</div>"
            + $"{NamedFooter}</body></html>",
    };

    private static string Each(IEnumerable<string> lines, string format) =>
        string.Concat(lines.Select(line => format.Replace("{0}", WebUtility.HtmlEncode(line), StringComparison.Ordinal)));
}
