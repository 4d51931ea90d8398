using System.Globalization;
using OpenData.Storage.Index;

namespace OpenData.Storage.Tests.Index;

public sealed class SortableDecimalTests
{
    private static readonly string[] InOrder =
    [
        "-79228162514264337593543950335", "-1000000", "-100.01", "-100", "-99.99", "-12.5", "-1.5", "-1", "-0.5",
            "-0.0000000000000000000000000001",
        "0", "0.0000000000000000000000000001", "0.001", "0.01", "0.0123", "0.1", "0.5", "0.99", "1", "1.01", "1.5", "9", "9.49", "10",
            "12", "12.5", "99",
        "100", "100.5", "101", "120", "999.9", "1000", "200000", "666.667", "79228162514264337593543950335",
    ];

    [Fact]
    public void Gives_back_what_was_put_in()
    {
        foreach (var number in InOrder.Select(Parse)) Assert.Equal(number, SortableDecimal.Decode(SortableDecimal.Encode(number)));
    }

    [Fact]
    public void Bytes_are_in_the_order_of_the_numbers()
    {
        var numbers = InOrder.Select(Parse).Order().ToList();
        for (var i = 1; i < numbers.Count; i++)
        {
            var order = SortableDecimal.Encode(numbers[i - 1]).AsSpan().SequenceCompareTo(SortableDecimal.Encode(numbers[i]));
            Assert.True(order < 0, $"{numbers[i - 1]} before {numbers[i]}");
        }
    }

    [Fact]
    public void Trailing_zeros_make_no_difference()
    {
        Assert.Equal(SortableDecimal.Encode(20.5m), SortableDecimal.Encode(20.500m));
        Assert.Equal("20.5", SortableDecimal.Decode(SortableDecimal.Encode(20.500m)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("200", SortableDecimal.Decode(SortableDecimal.Encode(200.0m)).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Random_numbers_come_back_and_keep_their_order()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 5000).Select(_ => Any(random)).Order().ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            var bytes = SortableDecimal.Encode(numbers[i]);
            Assert.Equal(numbers[i], SortableDecimal.Decode(bytes));
            if (i == 0 || numbers[i] == numbers[i - 1]) continue;
            Assert.True(SortableDecimal.Encode(numbers[i - 1]).AsSpan().SequenceCompareTo(bytes) < 0);
        }
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xC1 })]
    [InlineData(new byte[] { 0xFF, 2 })]
    public void Other_bytes_are_refused(byte[] bytes) => Assert.Throws<FormatException>(() => SortableDecimal.Decode(bytes));

    private static decimal Any(Random random) =>
        new(random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(5) == 0 ? random.Next() : 0, random.Next(2) == 0,
            (byte)random.Next(29));

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
