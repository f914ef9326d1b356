using System.Globalization;
using System.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// A sheet's number format, so that a cell reads as people see it: "47,000", "80%", "1 ต.ค. 2562". With one difference:
/// satang that a format rounds away on screen are kept, since a sum must still come out.
/// </summary>
internal sealed class NumberFormat
{
    public static readonly NumberFormat General = new("General");

    private const int MaxFormats = 5_000;
    private const int BuddhistEraOffset = 543;

    private static readonly string[] ThaiDays = ["วันอาทิตย์", "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์"];
    private static readonly string[] ThaiShortDays = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."];
    private static readonly Dictionary<string, NumberFormat> Known = new(StringComparer.Ordinal);

    private readonly List<Section> _sections;

    private NumberFormat(string code) => _sections = [.. Split(code).Take(4).Select(Section.Parse)];

    public static NumberFormat Of(string code)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(code, out var format))
            {
                format = new NumberFormat(code.Length > 255 ? "General" : code);
                if (Known.Count < MaxFormats)
                {
                    Known[code] = format;
                }
            }

            return format;
        }
    }

    /// <summary>
    /// A format that files name only by number. The ones that follow the machine's own short date are given as a Thai
    /// machine shows them, day first and in the Buddhist era, as is what 71 to 81 mean in a Thai Excel.
    /// </summary>
    public static NumberFormat BuiltIn(int id) => Of(id switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 or 41 or 42 => "#,##0",
        4 or 39 or 40 or 43 or 44 => "#,##0.00",
        5 or 6 => "#,##0",
        7 or 8 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 or 71 => "d/m/bbbb",
        15 => "d-mmm-yy",
        16 or 73 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 or 75 => "h:mm",
        21 or 76 => "h:mm:ss",
        22 or 77 => "d/m/bbbb h:mm",
        45 or 78 => "mm:ss",
        46 or 79 => "[h]:mm:ss",
        47 or 80 => "mm:ss",
        59 => "t0",
        60 => "t0.00",
        61 => "t#,##0",
        62 => "t#,##0.00",
        67 => "t0%",
        68 => "t0.00%",
        72 => "d-mmm-bb",
        74 => "mmm-bb",
        81 => "d/m/bb",
        _ => "General",
    });

    /// <summary>The number as the cell shows it; a date where the format is one.</summary>
    public string Show(double value, bool startsIn1904)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > 1e27)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var section = Choose(value, out var isSigned);
        var text = section.Kind switch
        {
            Kind.General => Plain((decimal)value),
            Kind.Date => Date(section, value + (startsIn1904 ? 1462 : 0)),
            _ => Number(section, isSigned ? (decimal)value : Math.Abs((decimal)value)),
        };

        return section.HasThaiDigits ? ThaiDigits(text) : text;
    }

    private Section Choose(double value, out bool isSigned)
    {
        isSigned = true;
        if (_sections.Count == 1)
        {
            return _sections[0];
        }

        if (_sections[0].Condition is { } first)
        {
            return first(value) ? _sections[0] : _sections[1].Condition is { } second && !second(value) && _sections.Count > 2 ? _sections[2] : _sections[1];
        }

        isSigned = value > 0;
        return value > 0 ? _sections[0] : value < 0 ? _sections[1] : _sections.Count > 2 ? _sections[2] : _sections[0];
    }

    /// <summary>Like "General": eleven digits at most, so that 185000.00000001 is 185000.</summary>
    private static string Plain(decimal value)
    {
        var whole = Math.Truncate(Math.Abs(value)).ToString(CultureInfo.InvariantCulture).Length;
        return Math.Round(value, Math.Clamp(11 - whole, 0, 9)).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static string Number(Section section, decimal value)
    {
        if (section.Tokens.All(t => t.Kind == TokenKind.Literal))
        {
            // A section of words alone: "-" for nought, or nothing at all.
            return string.Concat(section.Tokens.Select(t => t.Text)).Trim();
        }

        value = value * section.Factor / section.Divisor;
        var (decimals, least) = (section.Decimals, section.LeastDecimals);
        if (section.Kind == Kind.Scientific)
        {
            return Plain(value);
        }

        if (decimals < 2 && Math.Round(value, decimals, MidpointRounding.AwayFromZero) != Math.Round(value, 2, MidpointRounding.AwayFromZero))
        {
            (decimals, least) = (2, section.Factor == 1 ? 2 : least);
        }

        var digits = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero);
        var text = digits.ToString((section.HasThousands ? "#,##0." : "0.") + new string('0', least) + new string('#', decimals - least), CultureInfo.InvariantCulture);
        var sign = value < 0 && digits != 0 ? "-" : "";
        return sign + section.Lay(text);
    }

    private static string Date(Section section, double serial)
    {
        if (serial is < 0 or >= 2_958_465)
        {
            return Plain((decimal)serial);
        }

        // Serial 60 is 29 February 1900, a day that never was; the days before it are off by one.
        var moment = DateTime.FromOADate(serial < 60 ? serial + 1 : serial).AddMilliseconds(500);
        var isTwelveHours = section.Tokens.Any(t => t.Kind == TokenKind.HalfDay);
        var text = new StringBuilder();
        foreach (var (kind, part) in section.Tokens)
        {
            var width = part.Length;
            text.Append(kind switch
            {
                TokenKind.Literal => part,
                TokenKind.Year => Year(moment.Year + (section.IsBuddhist ? BuddhistEraOffset : 0), width),
                TokenKind.BuddhistYear => Year(moment.Year + BuddhistEraOffset, width),
                TokenKind.Month => Month(moment.Month, width, section.IsThai),
                TokenKind.Day => Day(moment, width, section.IsThai),
                TokenKind.Hour => Padded(isTwelveHours ? ((moment.Hour + 11) % 12) + 1 : moment.Hour, width),
                TokenKind.Minute => Padded(moment.Minute, width),
                TokenKind.Second => Padded(moment.Second, width),
                TokenKind.HalfDay => moment.Hour < 12 ? "AM" : "PM",
                TokenKind.ElapsedHours => ((long)(serial * 24)).ToString(CultureInfo.InvariantCulture),
                TokenKind.ElapsedMinutes => ((long)(serial * 24 * 60)).ToString(CultureInfo.InvariantCulture),
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    private static string Year(int year, int width) => width <= 2 ? Padded(year % 100, 2) : year.ToString(CultureInfo.InvariantCulture);

    private static string Month(int month, int width, bool isThai) => width switch
    {
        >= 4 when isThai => Time.ThaiDate.MonthName(month, Language.Thai),
        3 when isThai => Time.ThaiDate.MonthShort(month, Language.Thai),
        >= 4 => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month),
        3 => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month),
        _ => Padded(month, width),
    };

    private static string Day(DateTime moment, int width, bool isThai) => width switch
    {
        >= 4 => isThai ? ThaiDays[(int)moment.DayOfWeek] : moment.DayOfWeek.ToString(),
        3 => isThai ? ThaiShortDays[(int)moment.DayOfWeek] : moment.DayOfWeek.ToString()[..3],
        _ => Padded(moment.Day, width),
    };

    private static string Padded(int value, int width) => value.ToString(width > 1 ? "00" : "0", CultureInfo.InvariantCulture);

    private static string ThaiDigits(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('๐' + (c - '0')) : c));

    /// <summary>Sections part at semicolons outside quotation marks, brackets and escapes.</summary>
    private static List<string> Split(string code)
    {
        var sections = new List<string>();
        var (start, isQuoted, isBracketed) = (0, false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"' when !isBracketed:
                    isQuoted = !isQuoted;
                    break;
                case '[' when !isQuoted:
                    isBracketed = true;
                    break;
                case ']' when !isQuoted:
                    isBracketed = false;
                    break;
                case '\\' or '_' or '*' when !isQuoted && !isBracketed:
                    i++;
                    break;
                case ';' when !isQuoted && !isBracketed:
                    sections.Add(code[start..i]);
                    start = i + 1;
                    break;
            }
        }

        sections.Add(code[start..]);
        return sections;
    }

    private enum Kind
    {
        General,
        Number,
        Scientific,
        Date,
    }

    private enum TokenKind
    {
        Literal,
        Digits,
        Year,
        BuddhistYear,
        Month,
        Day,
        Hour,
        Minute,
        Second,
        HalfDay,
        ElapsedHours,
        ElapsedMinutes,
    }

    private readonly record struct Token(TokenKind Kind, string Text);

    /// <summary>One section of a format: for positive numbers, negative ones, nought.</summary>
    private sealed class Section
    {
        public List<Token> Tokens { get; } = [];

        public Kind Kind { get; private set; } = Kind.Number;

        public Func<double, bool>? Condition { get; private set; }

        public bool HasThaiDigits { get; private set; }

        public bool IsThai { get; private set; }

        public bool IsBuddhist { get; private set; }

        public bool HasThousands { get; private set; }

        public int Decimals { get; private set; }

        public int LeastDecimals { get; private set; }

        public decimal Factor { get; private set; } = 1;

        public decimal Divisor { get; private set; } = 1;

        // Digits of the whole part with what stands between them, for masks such as 0-0000-00000-00-0.
        private string Whole { get; set; } = "";

        public static Section Parse(string code)
        {
            var section = new Section();
            if (code.Equals("General", StringComparison.OrdinalIgnoreCase) || code is "@" or "")
            {
                section.Kind = code.Length == 0 ? Kind.Number : Kind.General;
                return section;
            }

            section.Read(code);
            section.Finish();
            return section;
        }

        /// <summary>Puts the digits in their place among the section's literals.</summary>
        public string Lay(string digits)
        {
            var text = new StringBuilder();
            var isLaid = false;
            foreach (var token in Tokens)
            {
                if (token.Kind != TokenKind.Digits)
                {
                    text.Append(token.Text);
                }
                else if (!isLaid)
                {
                    text.Append(IsMask ? Masked(digits) : Padded(digits));
                    isLaid = true;
                }
            }

            return text.ToString().Trim();
        }

        private bool IsMask => Whole.AsSpan().IndexOfAnyExcept("0#?,") >= 0;

        private string Padded(string digits)
        {
            var zeros = Whole.Count(c => c == '0');
            var point = digits.IndexOf('.', StringComparison.Ordinal);
            var whole = point < 0 ? digits : digits[..point];
            return whole.Length < zeros && !HasThousands ? whole.PadLeft(zeros, '0') + digits[whole.Length..]
                : whole == "0" && zeros == 0 ? digits[1..]
                : digits;
        }

        private string Masked(string digits)
        {
            var at = digits.Length - 1;
            var text = new StringBuilder();
            for (var i = Whole.Length - 1; i >= 0; i--)
            {
                if (Whole[i] is not ('0' or '#' or '?'))
                {
                    text.Insert(0, Whole[i]);
                }
                else if (at >= 0)
                {
                    text.Insert(0, digits[at--]);
                }
                else if (Whole[i] == '0')
                {
                    text.Insert(0, '0');
                }
            }

            return digits[..(at + 1)] + text;
        }

        private void Read(string code)
        {
            var literal = new StringBuilder();
            for (var i = 0; i < code.Length; i++)
            {
                var letter = code[i];
                var lower = char.ToLowerInvariant(letter);
                switch (lower)
                {
                    case '"':
                        var close = code.IndexOf('"', i + 1);
                        close = close < 0 ? code.Length : close;
                        literal.Append(code, i + 1, close - i - 1);
                        i = close;
                        break;

                    case '\\' when i + 1 < code.Length:
                        literal.Append(code[++i]);
                        break;

                    case '_' when i + 1 < code.Length:
                        literal.Append(' ');
                        i++;
                        break;

                    case '*' when i + 1 < code.Length:
                        i++;
                        break;

                    case '[':
                        var end = code.IndexOf(']', i);
                        end = end < 0 ? code.Length - 1 : end;
                        Flush();
                        Bracket(code[(i + 1)..Math.Max(i + 1, end)]);
                        i = end;
                        break;

                    case 'y' or 'b' or 'm' or 'd' or 'h' or 's':
                        var run = i;
                        while (run < code.Length && char.ToLowerInvariant(code[run]) == lower)
                        {
                            run++;
                        }

                        Flush();
                        Tokens.Add(new Token(lower switch
                        {
                            'y' => TokenKind.Year,
                            'b' => TokenKind.BuddhistYear,
                            'm' => TokenKind.Month,
                            'd' => TokenKind.Day,
                            'h' => TokenKind.Hour,
                            _ => TokenKind.Second,
                        }, code[i..run]));
                        Kind = Kind.Date;
                        i = run - 1;
                        break;

                    case 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                        Flush();
                        Tokens.Add(new Token(TokenKind.HalfDay, "AM/PM"));
                        i += 4;
                        break;

                    case '0' or '#' or '?' or '.' or ',' when Kind != Kind.Date:
                        var digits = i;
                        // Literals between digit places belong to the mask.
                        while (digits < code.Length && (code[digits] is '0' or '#' or '?' or '.' or ',' || IsInMask(code, digits)))
                        {
                            digits++;
                        }

                        Flush();
                        Tokens.Add(new Token(TokenKind.Digits, code[i..digits].Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)));
                        i = digits - 1;
                        break;

                    case 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                        Kind = Kind.Scientific;
                        i++;
                        break;

                    case 'e' or 'g' when Tokens.Count > 0 && Kind == Kind.Date:
                        break;

                    case '%':
                        Factor *= 100;
                        literal.Append('%');
                        break;

                    case 't' when i + 1 < code.Length && code[i + 1] is '0' or '#':
                        HasThaiDigits = true;
                        break;

                    default:
                        literal.Append(letter);
                        break;
                }
            }

            Flush();

            void Flush()
            {
                if (literal.Length > 0)
                {
                    Tokens.Add(new Token(TokenKind.Literal, literal.ToString()));
                    literal.Clear();
                }
            }
        }

        private static bool IsInMask(string code, int at) =>
            code[at] is '-' or '\\' or '/' or ' ' && code.AsSpan(at + 1).IndexOfAny('0', '#') is >= 0 and <= 2 && code.AsSpan(at).IndexOfAny(";[\"") < 0;

        private void Bracket(string inside)
        {
            if (inside is ['$', ..])
            {
                var dash = inside.IndexOf('-', StringComparison.Ordinal);
                var symbol = dash < 0 ? inside[1..] : inside[1..dash];
                if (symbol.Length > 0)
                {
                    Tokens.Add(new Token(TokenKind.Literal, symbol));
                }

                // The locale's bits: digits' shapes, calendar, language. 07 is the Buddhist calendar, 0D Thai digits, 41E Thai.
                if (dash >= 0 && uint.TryParse(inside.AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var locale))
                {
                    IsThai |= (locale & 0xFFFF) == 0x041E;
                    IsBuddhist |= ((locale >> 16) & 0xFF) == 0x07;
                    HasThaiDigits |= (locale >> 24) == 0x0D;
                }
                else if (dash >= 0 && inside.AsSpan(dash + 1).StartsWith("th-TH", StringComparison.OrdinalIgnoreCase))
                {
                    IsThai = true;
                    IsBuddhist |= inside.EndsWith(",107", StringComparison.Ordinal);
                }
            }
            else if (inside.Length > 0 && inside[0] is '<' or '>' or '=')
            {
                var sign = inside.Length > 1 && inside[1] is '=' or '>' ? inside[..2] : inside[..1];
                if (double.TryParse(inside.AsSpan(sign.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
                {
                    Condition = sign switch
                    {
                        "<" => v => v < bound,
                        "<=" => v => v <= bound,
                        ">" => v => v > bound,
                        ">=" => v => v >= bound,
                        "<>" => v => v != bound,
                        _ => v => v == bound,
                    };
                }
            }
            else if (inside is "h" or "hh" or "H")
            {
                Tokens.Add(new Token(TokenKind.ElapsedHours, inside));
                Kind = Kind.Date;
            }
            else if (inside is "m" or "mm")
            {
                Tokens.Add(new Token(TokenKind.ElapsedMinutes, inside));
                Kind = Kind.Date;
            }
        }

        private void Finish()
        {
            if (Kind == Kind.Date)
            {
                TellMinutes();
                return;
            }

            var digits = Tokens.FirstOrDefault(t => t.Kind == TokenKind.Digits).Text ?? "";
            var point = digits.IndexOf('.', StringComparison.Ordinal);
            Whole = point < 0 ? digits : digits[..point];
            var fraction = point < 0 ? "" : digits[(point + 1)..];
            Decimals = fraction.Count(c => c is '0' or '#' or '?');
            LeastDecimals = fraction.Count(c => c is '0');

            // Commas behind the last digit divide by a thousand each; those between digits part thousands.
            var behind = digits.Length - digits.TrimEnd(',').Length;
            for (var i = 0; i < behind; i++)
            {
                Divisor *= 1000;
            }

            HasThousands = Whole.TrimEnd(',').Contains(',', StringComparison.Ordinal);
            Whole = Whole.Replace(",", "", StringComparison.Ordinal);

            // What stands between the digits in a fraction ("# ?/?") cannot be laid out: show the plain number.
            Kind = Tokens.Any(t => t.Text == "/") ? Kind.General : Kind;
        }

        /// <summary>"m" is minutes right after hours or right before seconds.</summary>
        private void TellMinutes()
        {
            for (var i = 0; i < Tokens.Count; i++)
            {
                if (Tokens[i].Kind == TokenKind.Month && Tokens[i].Text.Length <= 2
                    && (Tokens[..i].FindLast(t => t.Kind != TokenKind.Literal).Kind is TokenKind.Hour or TokenKind.ElapsedHours
                        || Tokens[(i + 1)..].Find(t => t.Kind != TokenKind.Literal).Kind is TokenKind.Second))
                {
                    Tokens[i] = Tokens[i] with { Kind = TokenKind.Minute };
                }
            }
        }
    }
}
