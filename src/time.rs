//! Days for decisions, months for the plan, and the one place that turns the first into the second.

use jiff::civil::Date;
use std::fmt;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month a year and a number from 1 to 12 name; `None` for any other number.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    /// The month a day lies in.
    pub fn of(day: Date) -> Month {
        Month { year: day.year(), month: day.month() }
    }

    /// Reads `2021-09`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Month::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from(self.first_day().days_in_month())
    }

    /// The month `n` months later (earlier for a negative `n`).
    pub fn plus(self, n: i32) -> Month {
        let count = i32::from(self.year) * 12 + i32::from(self.month) - 1 + n;
        Month { year: count.div_euclid(12) as i16, month: (count.rem_euclid(12) + 1) as i8 }
    }

    /// Months from `earlier` to this one; negative where this one comes first.
    pub fn since(self, earlier: Month) -> i32 {
        (i32::from(self.year) - i32::from(earlier.year)) * 12 + i32::from(self.month)
            - i32::from(earlier.month)
    }

    /// As people say it: `September 2021`.
    pub fn in_words(self) -> String {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        format!("{} {}", NAMES[(self.month - 1) as usize], self.year)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A month of a window, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(pub u8);

impl Period {
    /// As a position in a list of the window's months.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// First and last day of something, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
}

/// The months planned for, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    from: Month,
    months: u8,
}

impl Window {
    /// The most months a window may have.
    pub const MOST_MONTHS: u8 = 60;

    /// `months` months from `from` on; `None` for no month or more than [`Window::MOST_MONTHS`].
    pub fn new(from: Month, months: u8) -> Option<Window> {
        (1..=Self::MOST_MONTHS).contains(&months).then_some(Window { from, months })
    }

    /// How many months.
    pub fn n_months(self) -> usize {
        usize::from(self.months)
    }

    /// Every period, first to last.
    pub fn periods(self) -> impl DoubleEndedIterator<Item = Period> + ExactSizeIterator {
        (0..self.months).map(Period)
    }

    /// The calendar month of a period.
    pub fn month(self, period: Period) -> Month {
        self.from.plus(i32::from(period.0))
    }

    /// The period of a calendar month, where it lies in the window.
    pub fn period(self, month: Month) -> Option<Period> {
        let n = month.since(self.from);
        (0..i32::from(self.months)).contains(&n).then_some(Period(n as u8))
    }

    /// First and last day.
    pub fn span(self) -> Span {
        let last = self.from.plus(i32::from(self.months) - 1);
        Span { from: self.from.first_day(), to: last.last_day() }
    }

    /// How many days of `period` lie within `span`.
    pub fn days_within(self, period: Period, span: Span) -> i64 {
        let month = self.month(period);
        let from = span.from.max(month.first_day());
        let to = span.to.min(month.last_day());
        if from > to { 0 } else { i64::from((to - from).get_days()) + 1 }
    }
}
