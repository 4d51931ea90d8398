using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class DesignationScannerTests
{
    [Theory]
    [InlineData("政发[2023]15号文件", 3, "2023]15号")]
    [InlineData("政发(2023)第15号文件", 3, "2023)第15号")]
    public void Finds_document_numbers(string text, int at, string found)
    {
        Assert.True(DesignationScanner.TryMatchDocumentNumber(text, at, out var end));
        Assert.Equal(found, text[at..end]);
    }

    [Theory]
    [InlineData("[2023]工作", 1)]
    [InlineData("[223]15号", 1)]
    [InlineData("2023年15号", 0)]
    [InlineData("[2023]", 1)]
    public void Years_in_brackets_alone_are_no_document_numbers(string text, int at) => Assert.False(DesignationScanner.TryMatchDocumentNumber(text, at, out _));

    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("138****5678,", "138****5678")]
    [InlineData("0730-5123456", "0730-5123456")]
    [InlineData("021-51234567", "021-51234567")]
    [InlineData("430681199001011234", "430681199001011234")]
    [InlineData("43068119900101123X", "43068119900101123X")]
    [InlineData("12345热线", "12345")]
    [InlineData("110报警", "110")]
    [InlineData("12345”政务热线", "12345")]
    public void Finds_telephone_and_identity_numbers(string text, string found)
    {
        Assert.True(DesignationScanner.TryMatchPhone(text, 0, out var end));
        Assert.Equal(found, text[..end]);
    }

    [Theory]
    [InlineData("12345户")]
    [InlineData("110人")]
    [InlineData("13812345678元")]
    [InlineData("0730-512")]
    [InlineData("一二三四五热线")]
    public void Counts_are_no_telephone_numbers(string text) => Assert.False(DesignationScanner.TryMatchPhone(text, 0, out _));

    [Theory]
    [InlineData("G320国道", 1, "320")]
    [InlineData("5G网络", 0, "5G")]
    [InlineData("4A级景区", 0, "4A")]
    [InlineData("12号楼", 0, "12号")]
    [InlineData("2.0版", 0, "2.0版")]
    [InlineData("3级响应", 0, "3级")]
    [InlineData("3·15活动", 0, "3·15")]
    [InlineData("110kV变电站", 0, "110kV")]
    public void Finds_numbers_that_name(string text, int at, string found)
    {
        Assert.True(DesignationScanner.TryMatchDesignation(text, at, out var end));
        Assert.Equal(found, text[at..end]);
    }

    [Theory]
    [InlineData("12km道路", 0)]
    [InlineData("52kg爆竹", 0)]
    [InlineData("12户", 0)]
    [InlineData("12号召", 0)]
    [InlineData("3.2公里", 0)]
    [InlineData("三级公路", 0)]
    public void Quantities_are_no_names(string text, int at) => Assert.False(DesignationScanner.TryMatchDesignation(text, at, out _));
}
