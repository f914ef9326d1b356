using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class ThaiDateReadingTests
{
    [Theory]
    [InlineData("1 ตุลาคม 2562")]
    [InlineData("1 ต.ค.62")]
    [InlineData("1 ต.ค. 2562")]
    [InlineData("1ตค62")]
    [InlineData("1 ต. ค. 62")]
    [InlineData("๑ ตุลาคม พ.ศ. ๒๕๖๒")]
    [InlineData("๑ ต.ค. ๖๒")]
    [InlineData("วันที่ 1 เดือน ตุลาคม พ.ศ. 2562")]
    [InlineData("1 ตุลาคม ปี 2562")]
    [InlineData("ณ วันที่ 1 ตุลาคม 2562")]
    [InlineData("วันอังคารที่ 1 ตุลาคม 2562")]
    [InlineData("วันอังคาร ที่ 1 ต.ค.2562.")]
    [InlineData("1 ตุลา 62")]
    [InlineData("1 ตุลา คม 2562")]
    [InlineData("1/10/2562")]
    [InlineData("01/10/62")]
    [InlineData("1-10-62")]
    [InlineData("1.10.2562")]
    [InlineData("๑/๑๐/๒๕๖๒")]
    [InlineData("1/10/2019")]
    [InlineData("2019-10-01")]
    [InlineData("2562-10-01")]
    [InlineData("1-ต.ค.-62")]
    [InlineData("1 ต.ค. '62")]
    [InlineData("1/ต.ค./2562")]
    [InlineData("1 ต.ค. 2019")]
    [InlineData("1 ตุลาคม ค.ศ. 2019")]
    [InlineData("1 October 2019")]
    [InlineData("1st October 2019")]
    [InlineData("October 1, 2019")]
    [InlineData("Tuesday, October 1st, 2019")]
    [InlineData("1-Oct-2019")]
    [InlineData("1 Oct 2562")]
    [InlineData("1 Oct 62 B.E.")]
    [InlineData("  1 \u200B ตุลาคม\u00A02562\r\n")]
    public void The_first_of_October_2562_is_read(string text)
    {
        Assert.True(ThaiDate.TryRead(text, out var day), text);
        Assert.Equal(new DateOnly(2019, 10, 1), day);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("2562")]
    [InlineData("1")]
    [InlineData("ตุลาคม 2562")]
    [InlineData("1 ตุลาคม")]
    [InlineData("31 ก.พ. 2563")]
    [InlineData("30/02/2563")]
    [InlineData("29 กุมภาพันธ์ 2562")]
    [InlineData("31 เมษายน 2563")]
    [InlineData("0 มกราคม 2563")]
    [InlineData("1/13/2562")]
    [InlineData("10/31/2019")]
    [InlineData("1/10-2562")]
    [InlineData("1 ต.ค. 625")]
    [InlineData("1 ต.ค. 25620")]
    [InlineData("1 ต.ค. 2300")]
    [InlineData("1 ตุลาคม พ.ศ. 2019")]
    [InlineData("1 ตุลาคม ค.ศ. 2562")]
    [InlineData("1 ตุลาคม ค.ศ. 19")]
    [InlineData("1 Oct 19")]
    [InlineData("5 วัน")]
    [InlineData("5 วัน ตุลาคม 2562")]
    [InlineData("1 ต.ค. 62 เวลา 09.00 น.")]
    [InlineData("ไม่เกิน 1 ต.ค. 62")]
    [InlineData("1 ต.ค. 62 - 30 ก.ย. 63")]
    [InlineData("โรงเรียน 149 โรง")]
    [InlineData("5,475,250")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(ThaiDate.TryRead(text, out var day), text);
        Assert.Equal(default, day);
    }

    [Theory]
    [InlineData("1 ต.ค.62 - 30 ก.ย.63", "2019-10-01", "2020-09-30")]
    [InlineData("1 ตุลาคม 2562 ถึง 30 กันยายน 2563", "2019-10-01", "2020-09-30")]
    [InlineData("ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563", "2019-10-01", "2020-09-30")]
    [InlineData("๑ ต.ค. ๖๒ – ๓๐ ก.ย. ๖๓", "2019-10-01", "2020-09-30")]
    [InlineData("ต.ค. 62 - ก.ย. 63", "2019-10-01", "2020-09-30")]
    [InlineData("ต.ค.62-ก.ย.63", "2019-10-01", "2020-09-30")]
    [InlineData("ตุลาคม 2562 ถึง กันยายน 2563", "2019-10-01", "2020-09-30")]
    [InlineData("เดือนตุลาคม 2562 - เดือนกันยายน 2563", "2019-10-01", "2020-09-30")]
    [InlineData("ตุลาคม - กันยายน 2563", "2019-10-01", "2020-09-30")]
    [InlineData("1/10/2562 - 30/9/2563", "2019-10-01", "2020-09-30")]
    [InlineData("1-10-62 - 30-9-63", "2019-10-01", "2020-09-30")]
    [InlineData("1-10-62-30-9-63", "2019-10-01", "2020-09-30")]
    [InlineData("2019-10-01 - 2020-09-30", "2019-10-01", "2020-09-30")]
    [InlineData("10/2562 - 9/2563", "2019-10-01", "2020-09-30")]
    [InlineData("1 October 2019 to 30 September 2020", "2019-10-01", "2020-09-30")]
    [InlineData("ปีงบประมาณ พ.ศ. 2563", "2019-10-01", "2020-09-30")]
    [InlineData("ตลอดปีงบประมาณ 2563", "2019-10-01", "2020-09-30")]
    [InlineData("วันที่ 5 - 7 มกราคม 2563", "2020-01-05", "2020-01-07")]
    [InlineData("5–7 ม.ค. 63", "2020-01-05", "2020-01-07")]
    [InlineData("5 ถึง 7 มกราคม พ.ศ. 2563", "2020-01-05", "2020-01-07")]
    [InlineData("ระหว่างวันที่ 5-7 มกราคม 2563", "2020-01-05", "2020-01-07")]
    [InlineData("5-7/1/2563", "2020-01-05", "2020-01-07")]
    [InlineData("5/1/63-7/1/63", "2020-01-05", "2020-01-07")]
    [InlineData("5/1 - 7/1/2563", "2020-01-05", "2020-01-07")]
    [InlineData("January 5-7, 2020", "2020-01-05", "2020-01-07")]
    [InlineData("5-7 January 2020", "2020-01-05", "2020-01-07")]
    [InlineData("30 ก.ย. – 2 ต.ค. 2563", "2020-09-30", "2020-10-02")]
    [InlineData("30 ธ.ค. - 2 ม.ค. 2563", "2019-12-30", "2020-01-02")]
    [InlineData("30 ธ.ค. 2562 - 2 ม.ค.", "2019-12-30", "2020-01-02")]
    [InlineData("1 มกราคม 2563", "2020-01-01", "2020-01-01")]
    [InlineData("กุมภาพันธ์ 2563", "2020-02-01", "2020-02-29")]
    [InlineData("ก.พ. 62", "2019-02-01", "2019-02-28")]
    [InlineData("ม.ค. - มี.ค. 63", "2020-01-01", "2020-03-31")]
    [InlineData("15 ม.ค. 63 - มี.ค. 63", "2020-01-15", "2020-03-31")]
    [InlineData("ไตรมาสที่ 1 ปีงบประมาณ 2563", "2019-10-01", "2019-12-31")]
    [InlineData("ไตรมาส 2/2563", "2020-01-01", "2020-03-31")]
    public void A_range_is_read(string text, string from, string to)
    {
        Assert.True(ThaiDate.TryReadRange(text, out var range), text);
        Assert.Equal(new DayRange(Days.Of(from), Days.Of(to)), range);
    }

    [Theory]
    [InlineData("7 - 5 มกราคม 2563")]
    [InlineData("1 ต.ค. 63 - 30 ก.ย. 63")]
    [InlineData("ก.ย. 63 - ต.ค. 62")]
    [InlineData("5 - 31 ก.พ. 2563")]
    [InlineData("30 - 31 มิถุนายน 2563")]
    [InlineData("5 - 7 มกราคม")]
    [InlineData("5 - มกราคม 2563")]
    [InlineData("5 และ 7 มกราคม 2563")]
    [InlineData("5, 7 มกราคม 2563")]
    [InlineData("2562 - 2565")]
    [InlineData("1 - 6")]
    [InlineData("")]
    [InlineData("ต.ค. - ก.ย.")]
    public void What_is_no_range_is_refused(string text) => Assert.False(ThaiDate.TryReadRange(text, out _), text);

    [Theory]
    [InlineData("ต.ค.", 10)]
    [InlineData("ตค", 10)]
    [InlineData("ตุลาคม", 10)]
    [InlineData("เดือนตุลาคม", 10)]
    [InlineData("เม.ย.", 4)]
    [InlineData("มิย.", 6)]
    [InlineData("มี.ค", 3)]
    [InlineData("กรกฏาคม", 7)]
    [InlineData("กุมภาพันธ์", 2)]
    [InlineData("กุมภา", 2)]
    [InlineData("Sept.", 9)]
    [InlineData("may", 5)]
    public void A_month_is_read(string text, int month)
    {
        Assert.True(ThaiDate.TryReadMonth(text, out var read), text);
        Assert.Equal(month, read);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("ต.ค. 62")]
    [InlineData("ตา")]
    [InlineData("")]
    public void What_is_no_month_is_refused(string text) => Assert.False(ThaiDate.TryReadMonth(text, out _), text);

    [Theory]
    [InlineData("2563")]
    [InlineData("๒๕๖๓")]
    [InlineData("63")]
    [InlineData("พ.ศ. 2563")]
    [InlineData("พ.ศ.2563")]
    [InlineData("ปี พ.ศ. 2563")]
    [InlineData("ปี 63")]
    [InlineData("ประจำปี 2563")]
    [InlineData("ค.ศ. 2020")]
    [InlineData("2020")]
    [InlineData("B.E. 2563")]
    [InlineData("2563 B.E.")]
    public void The_year_2563_is_read(string text)
    {
        Assert.True(ThaiDate.TryReadYear(text, out var year), text);
        Assert.Equal(2563, year);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("563")]
    [InlineData("25633")]
    [InlineData("2300")]
    [InlineData("พ.ศ. 2020")]
    [InlineData("0063")]
    [InlineData("ปีการศึกษา 2563")]
    public void What_is_no_year_is_refused(string text) => Assert.False(ThaiDate.TryReadYear(text, out _), text);

    [Theory]
    [InlineData("ต.ค. 62")]
    [InlineData("ตุลาคม พ.ศ. 2562")]
    [InlineData("ประจำเดือนตุลาคม 2562")]
    [InlineData("10/2562")]
    [InlineData("October 2019")]
    public void A_month_of_one_year_is_read(string text)
    {
        Assert.True(ThaiDate.TryReadYearMonth(text, out var month), text);
        Assert.Equal(new YearMonth(2019, 10), month);
    }

    [Theory]
    [InlineData("ต.ค. - ธ.ค.", "2019-10-01", "2019-12-31")]
    [InlineData("ต.ค. - ก.ย.", "2019-10-01", "2020-09-30")]
    [InlineData("มกราคม", "2020-01-01", "2020-01-31")]
    [InlineData("5 ม.ค.", "2020-01-05", "2020-01-05")]
    [InlineData("30 ธ.ค. - 2 ม.ค.", "2019-12-30", "2020-01-02")]
    [InlineData("ไตรมาส 1", "2019-10-01", "2019-12-31")]
    [InlineData("ไตรมาสที่ 1-2", "2019-10-01", "2020-03-31")]
    [InlineData("ไตรมาส 1 - ไตรมาส 4", "2019-10-01", "2020-09-30")]
    [InlineData("ตลอดปี", "2019-10-01", "2020-09-30")]
    [InlineData("ตลอดปีงบประมาณ", "2019-10-01", "2020-09-30")]
    [InlineData("ต.ค. 65", "2022-10-01", "2022-10-31")]
    [InlineData("ไตรมาส 1/2566", "2022-10-01", "2022-12-31")]
    public void A_plan_of_2563_need_not_say_its_year(string text, string from, string to)
    {
        Assert.True(ThaiDate.TryReadRange(text, new FiscalYear(2563), out var range), text);
        Assert.Equal(new DayRange(Days.Of(from), Days.Of(to)), range);
    }

    [Theory]
    [InlineData("ก.ย. - ต.ค.")]
    [InlineData("29 - 31 ก.พ.")]
    [InlineData("5")]
    [InlineData("ไตรมาส 2 - 1")]
    [InlineData("ไตรมาส 5")]
    public void What_does_not_fit_into_the_plans_year_is_refused(string text) =>
        Assert.False(ThaiDate.TryReadRange(text, new FiscalYear(2563), out _), text);}
