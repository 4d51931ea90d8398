namespace OpenData.Reading.Quantities;

/// <summary>Reads one number at a place: <c>1,286</c> <c>20余万</c> <c>两万五千</c> <c>二点三万</c> <c>三四十</c> <c>1亿2000万</c>.</summary>
internal static class NumeralScanner
{
    private const int MaxDigits = 15;
    private const int MaxPlaces = 10;

    /// <summary>Ten thousand times 亿亿: no figure of a report is larger, and decimals hold what another 亿 makes of it.</summary>
    private const decimal LargestTotal = 1e16m;

    /// <summary>Of three digits each, behind the first one to three: as many as <see cref="MaxDigits"/> has.</summary>
    private const int MaxGroups = 4;

    /// <summary>Reads the number that begins at <paramref name="at"/> and moves behind it, or returns false and stays.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out Numeral numeral)
    {
        numeral = default;
        var builder = new Builder(text, at);
        if (!builder.Read()) return false;
        numeral = builder.ToNumeral();
        at = numeral.End;
        return true;
    }

    /// <summary>The number in the making: <c>(total 亿/万) + section 千百十 + pending digit</c>.</summary>
    private ref struct Builder(ReadOnlySpan<char> text, int start)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly int start = start;
        private int at = start;
        private decimal total;
        private decimal section;
        private decimal? pending;
        private decimal? pendingEnd;
        private decimal? rangeEnd;
        private long lastMagnitude;
        private char trailing;
        private bool trailingScalesAll;
        private bool anyArabic;
        private bool zeroBefore;
        private bool approximate;
        private bool endsInApproximation;
        private bool bare;
        private bool digitString;

        public bool Read()
        {
            while (at < text.Length)
            {
                var c = text[at];
                if (NumeralCharacters.IsArabic(c) ? !ReadArabic() : !ReadChinese(c)) break;
            }

            return at > start;
        }

        public readonly Numeral ToNumeral()
        {
            var value = total == 0 && section == 0 ? Tail() : total + section + Tail();
            var end = pendingEnd is { } second ? total + section + second : rangeEnd;
            return new Numeral
            {
                Start = start,
                End = at,
                Value = value,
                RangeEnd = end,
                TrailingMagnitude = trailingScalesAll ? lastMagnitude : 1,
                TrailingMagnitudeCharacter = trailingScalesAll ? trailing : '\0',
                IsApproximate = approximate,
                EndsInApproximation = endsInApproximation,
                IsChinese = !anyArabic,
                IsBareMagnitude = bare,
                IsDigitString = digitString,
            };
        }

        /// <summary>The digit at the end: 三百五 is 350, 一万二 is 12000, but 三百零五 is 305.</summary>
        private readonly decimal Tail()
        {
            if (pending is not { } digit) return 0;
            return lastMagnitude >= 100 && !zeroBefore && !anyArabic && digit < 10 ? digit * (lastMagnitude / 10) : digit;
        }

        /// <summary>Arabic digits with thousands separators and a fraction: <c>1,286</c> <c>1 286</c> <c>38650.5</c>.</summary>
        private bool ReadArabic()
        {
            if (pending is not null || endsInApproximation) return false;
            var i = at;
            var whole = ReadDigits(ref i, MaxDigits, out var digits);
            if (i < text.Length && NumeralCharacters.IsArabic(text[i])) return ReadOverlong(i);
            if (digits <= 3 && !ReadThousands(ref i, ref whole)) return ReadOverlong(i);
            pending = HasFraction(i) ? whole + ReadFraction(ref i) : whole;
            anyArabic = true;
            trailingScalesAll = false;
            at = i;
            ReadApproximation();
            return true;
        }

        /// <summary>More digits than any figure has: taken as one numeral that no unit will make a quantity of.</summary>
        private bool ReadOverlong(int i)
        {
            while (i < text.Length && (NumeralCharacters.IsArabic(text[i]) || (text[i] == ',' && IsThreeDigits(i + 1)))) i++;
            at = i;
            digitString = true;
            anyArabic = true;
            return false;
        }

        private readonly long ReadDigits(ref int i, int most, out int count)
        {
            var value = 0L;
            for (count = 0; count < most && i < text.Length && NumeralCharacters.IsArabic(text[i]); count++) value = (value * 10) + (text[i++] - '0');
            return value;
        }

        /// <returns>False where there are more groups than any figure has.</returns>
        private readonly bool ReadThousands(ref int i, ref long value)
        {
            for (var groups = 0; i < text.Length && text[i] is ',' or ' '; groups++)
            {
                // A line may end behind the separator where a page did.
                var group = i + 1 < text.Length && text[i + 1] == '\n' && text[i] == ',' ? i + 2 : i + 1;
                if (!IsThreeDigits(group)) return true;
                if (groups == MaxGroups) return false;
                for (var k = 0; k < 3; k++) value = (value * 10) + (text[group + k] - '0');
                i = group + 3;
            }

            return true;
        }

        private readonly bool IsThreeDigits(int i) =>
            i + 3 <= text.Length
            && NumeralCharacters.IsArabic(text[i])
            && NumeralCharacters.IsArabic(text[i + 1])
            && NumeralCharacters.IsArabic(text[i + 2])
            && (i + 3 == text.Length || !NumeralCharacters.IsArabic(text[i + 3]));

        private readonly bool HasFraction(int i) => i + 1 < text.Length && text[i] == '.' && NumeralCharacters.IsArabic(text[i + 1]);

        private readonly decimal ReadFraction(ref int i)
        {
            i++;
            var digits = ReadDigits(ref i, MaxPlaces, out var places);
            return new decimal(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, (byte)places);
        }

        private bool ReadChinese(char c)
        {
            if (NumeralCharacters.Tens(c) is > 0 and var tens) return ReadTens(tens);
            var digit = c is '伍' or '陆' && at > start && text[at - 1] is '拾' or '佰' or '仟' ? (c == '伍' ? 5 : 6) : NumeralCharacters.ChineseDigit(c);
            if (digit >= 0) return !anyArabic && !endsInApproximation && ReadDigit(digit, c);
            var magnitude = NumeralCharacters.Magnitude(c);
            return magnitude > 0 && ReadMagnitude(magnitude, c);
        }

        /// <summary>廿三 is 23.</summary>
        private bool ReadTens(int tens)
        {
            if (at != start) return false;
            section = tens;
            lastMagnitude = 10;
            at++;
            return true;
        }

        private bool ReadDigit(int digit, char c)
        {
            if (pending is null)
            {
                zeroBefore |= digit == 0 && (total > 0 || section > 0);
                pending = digit;
                trailingScalesAll = false;
                at++;
                if (!ReadChineseFraction()) ReadApproximation();
                return true;
            }

            if (zeroBefore && pending == 0)
            {
                pending = digit;
                at++;
                if (!ReadChineseFraction()) ReadApproximation();
                return true;
            }

            return ReadDigitsInARow(digit, c);
        }

        /// <summary>Two digits in a row: the range of 三四十人, or the beginning of a string of digits such as 二〇二三.</summary>
        private bool ReadDigitsInARow(int digit, char c)
        {
            var longer = at + 1 < text.Length && NumeralCharacters.ChineseDigit(text[at + 1]) >= 0;
            var atStart = total == 0 && section == 0 && at == start + 1;
            if (atStart && (longer || c is '〇' or '零' || pending == 0))
            {
                digitString = true;
                while (at < text.Length && NumeralCharacters.ChineseDigit(text[at]) is >= 0 and var next)
                {
                    if (at - start >= MaxDigits) return false;
                    pending = (pending * 10) + next;
                    at++;
                }

                return false;
            }

            if (longer || pendingEnd is not null || digit <= pending || digit - pending > 2) return false;
            pendingEnd = digit;
            at++;
            ReadApproximation();
            return true;
        }

        /// <summary>一点二, 九十五点二.</summary>
        private bool ReadChineseFraction()
        {
            if (at + 1 >= text.Length || text[at] != '点' || NumeralCharacters.ChineseDigit(text[at + 1]) < 0) return false;
            var scale = 1m;
            at++;
            while (at < text.Length && NumeralCharacters.ChineseDigit(text[at]) is >= 0 and var digit)
            {
                scale /= 10;
                pending += digit * scale;
                at++;
            }

            zeroBefore = true;
            ReadApproximation();
            return true;
        }

        private bool ReadMagnitude(long magnitude, char c)
        {
            if (BeginsUnit(c) || (endsInApproximation && lastMagnitude > 0 && magnitude <= lastMagnitude)) return false;
            if (magnitude >= 10_000)
            {
                if ((lastMagnitude >= magnitude && pending is null) || total > LargestTotal) return false;
                var below = section + (pending ?? 0);
                var factor = below == 0 && total == 0 ? 1 : below;
                bare = at == start;
                if (pendingEnd is { } second) rangeEnd = total + ((section + second) * magnitude);
                else if (rangeEnd is { } end) rangeEnd = end * magnitude;
                trailingScalesAll = magnitude == 100_000_000 || total == 0;
                total = magnitude == 100_000_000 ? (total + factor) * magnitude : total + (factor * magnitude);
                section = 0;
            }
            else
            {
                if (pending is null && magnitude != 10 && section == 0 && total == 0) bare = at == start;
                else if (pending is null && !(magnitude == 10 && (lastMagnitude is 0 or >= 100))) return false;
                if (lastMagnitude > 0 && lastMagnitude <= magnitude && total == 0 && section > 0) return false;
                if (pendingEnd is { } second) rangeEnd = total + section + (second * magnitude);
                trailingScalesAll = section == 0 && total == 0;
                section += (pending ?? 1) * magnitude;
            }

            pending = null;
            pendingEnd = null;
            zeroBefore = false;
            endsInApproximation = false;
            lastMagnitude = magnitude;
            trailing = c;
            at++;
            trailingScalesAll &= NumeralCharacters.IsUnitMagnitude(c);
            if (!ReadFractionBehindTens()) ReadApproximation();
            return true;
        }

        /// <summary>六十点九: behind 十 and 百 the fraction follows without a digit.</summary>
        private bool ReadFractionBehindTens()
        {
            if (lastMagnitude > 100 || at + 1 >= text.Length || text[at] != '点' || NumeralCharacters.ChineseDigit(text[at + 1]) < 0) return false;
            pending = 0;
            trailingScalesAll = false;
            return ReadChineseFraction();
        }

        /// <summary>1.8百分点, 36千瓦时, 400千伏安, 3千克: the magnitude is part of the unit's own name.</summary>
        private readonly bool BeginsUnit(char c)
        {
            if (at == start || at + 1 >= text.Length) return false;
            var next = text[at + 1];
            return (c == '百' && next == '分') || (c == '千' && next is '瓦' or '伏' or '克');
        }

        /// <summary>余, 多, 几 and 来 inside or right behind the number; 几 only where it stands for a digit (十几家).</summary>
        private void ReadApproximation()
        {
            if (at >= text.Length) return;
            var c = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            var counts = c switch
            {
                '余' => next is not ('额' or '粮' or '下' or '名' or '地' or '款' or '热') || next == '名',
                '多' => next is not ('少' or '元' or '样' or '数' or '于' or '种' or '方' or '渠' or '媒' or '部' or '功' or '次' or '亏'
                    or '层' or '彩' or '云' or '变' or '维') || (pending ?? section + total) >= 10,
                '来' => (pending is null ? lastMagnitude == 10 : pending % 10 == 0 && pending > 0) && !NumeralCharacters.IsNumeral(next) && next is '个' or '人' or '户' or '家' or '名' or '亩',
                '几' => pending is null && lastMagnitude >= 10,
                _ => false,
            };
            if (!counts) return;
            approximate = true;
            endsInApproximation = true;
            at++;
        }
    }
}
