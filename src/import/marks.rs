//! What a point or a comma between digits means: `300.000` is three hundred thousand to some and three hundred to
//! others. One cell alone does not say; its column may.

/// What the cells of a column show of the signs in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    point: Shown,
    comma: Shown,
    /// Whether a whole number above 999 stands without signs.
    plain: bool,
}

/// What cells show of one sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// It stands twice in a number, or before another one that ends it.
    thousands: bool,
    /// Other than three digits stand behind it, or more than three before it.
    fraction: bool,
}

/// A number as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    /// It means one thing.
    One(f64),
    /// It means one thing by what other cells of its column show.
    Shown(f64),
    /// It may mean either: with thousands apart, and with a fraction.
    Two(f64, f64),
    /// It is no number.
    None,
}

/// A sign between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Point,
    Comma,
}

/// A number in its parts.
enum Parts {
    /// No sign, or signs that say what they are: the number, the sign between thousands, and that of a fraction.
    Plain(f64, Option<Sign>, Option<Sign>),
    /// One sign and three digits behind it: the number with thousands apart, and with a fraction.
    Either(Sign, f64, f64),
}

fn parts(text: &str) -> Option<Parts> {
    let (minus, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{202F}')).collect();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parse = |text: &str| text.parse::<f64>().ok().map(|number| minus * number);
    let thousands = |whole: &str, sign: char| -> Option<String> {
        let mut groups = whole.split(sign);
        let first = groups.next()?;
        let good = (1..=3).contains(&first.len()) && is_digits(first);
        let rest = groups.all(|group| group.len() == 3 && is_digits(group));
        (good && rest).then(|| whole.replace(sign, ""))
    };
    let count = |sign: char| text.matches(sign).count();
    let (sign, mark, last) = match (count('.'), count(',')) {
        (0, 0) => {
            return is_digits(&text).then(|| parse(&text))?.map(|n| Parts::Plain(n, None, None));
        }
        (_, 0) => (Sign::Point, '.', None),
        (0, _) => (Sign::Comma, ',', None),
        (1, _) if text.rfind('.') > text.rfind(',') => (Sign::Comma, ',', Some((Sign::Point, '.'))),
        (_, 1) if text.rfind(',') > text.rfind('.') => (Sign::Point, '.', Some((Sign::Comma, ','))),
        (_, _) => return None,
    };
    if let Some((fraction, between)) = last {
        let (whole, part) = text.split_once(between)?;
        let whole = thousands(whole, mark).filter(|_| is_digits(part))?;
        return parse(&format!("{whole}.{part}"))
            .map(|n| Parts::Plain(n, Some(sign), Some(fraction)));
    }
    if count(mark) > 1 {
        return parse(&thousands(&text, mark)?).map(|n| Parts::Plain(n, Some(sign), None));
    }
    let (whole, part) = text.split_once(mark)?;
    if !is_digits(whole) || !is_digits(part) || whole.len() + part.len() == 0 {
        return None;
    }
    let fraction = parse(&format!("0{whole}.{part}0"))?;
    match part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        true => Some(Parts::Either(sign, parse(&format!("{whole}{part}"))?, fraction)),
        false => Some(Parts::Plain(fraction, None, Some(sign))),
    }
}

impl Marks {
    /// What cells show.
    pub(super) fn of(cells: impl Iterator<Item = String>) -> Marks {
        let mut marks = Marks::default();
        for cell in cells {
            let Some(Parts::Plain(number, thousands, fraction)) = parts(&cell) else { continue };
            if let Some(sign) = thousands {
                marks.shown(sign).thousands = true;
            }
            if let Some(sign) = fraction {
                marks.shown(sign).fraction = true;
            }
            marks.plain |= thousands.is_none() && fraction.is_none() && number > 999.0;
        }
        marks
    }

    fn shown(&mut self, sign: Sign) -> &mut Shown {
        match sign {
            Sign::Point => &mut self.point,
            Sign::Comma => &mut self.comma,
        }
    }

    /// A cell of people: a sign before three digits counts as one between thousands where its column shows so.
    pub(super) fn people(self, text: &str) -> Reading {
        self.read(text, None)
    }

    /// A cell of a figure that may have a fraction, which a point begins.
    pub(super) fn figure(self, text: &str) -> Reading {
        self.read(text, Some(Sign::Point))
    }

    fn read(self, text: &str, fraction: Option<Sign>) -> Reading {
        match parts(text) {
            None => text.parse().map_or(Reading::None, Reading::One),
            Some(Parts::Plain(number, ..)) => Reading::One(number),
            Some(Parts::Either(sign, _, number)) if fraction == Some(sign) => Reading::One(number),
            Some(Parts::Either(sign, whole, number)) => {
                let (own, other) = match sign {
                    Sign::Point => (self.point, self.comma),
                    Sign::Comma => (self.comma, self.point),
                };
                // Whoever writes 1234 or 12.5 beside it has no comma before a fraction.
                let by_others = (sign == Sign::Comma && self.plain) || other.fraction;
                match (own.thousands || by_others, own.fraction || other.thousands) {
                    (true, false) => Reading::Shown(whole),
                    (false, true) => Reading::Shown(number),
                    (true, true) | (false, false) => Reading::Two(whole, number),
                }
            }
        }
    }
}
