//! What a team means by its form, or everything that is wrong with it.

use super::known::Known;
use super::lines::{Column, Line, Says, Written};
use super::{Against, Ask, Follow, Form, Order, Terms, To, strings};
use crate::country::{AreaIx, Country, PermissionIx, PlaceIx, RationIx, fault_of_text};
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::scenario::{Objective, Scenario};
use crate::units::Grams;
use std::collections::{BTreeMap, BTreeSet};

/// Which form is expected, and what it may dispose of.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario, for its red lines.
    pub scenario: &'a Scenario,
    /// The terms.
    pub terms: &'a Terms,
    /// Key of the exercise.
    pub exercise: &'a str,
    /// Number of the team, from 1.
    pub team: u32,
    /// Number of the turn, from 1.
    pub turn: u32,
    /// Grams that lie at each place, or are on offer there this month.
    pub there: &'a BTreeMap<PlaceIx, i64>,
}

/// Reads a form.
///
/// # Errors
/// Everything that is wrong with it, with the line and the cell of each.
pub fn read(expected: &Expected<'_>, file: &str, lines: &[Line]) -> Result<Form, Issues> {
    let mut reader = Reader {
        expected,
        known: Known::of(expected.country),
        form: Form::default(),
        issues: Issues::default(),
        seen: BTreeMap::new(),
        taken: BTreeMap::new(),
    };
    for line in lines {
        reader.line(line);
    }
    reader.whole(file);
    if reader.issues.has_errors() { Err(reader.issues) } else { Ok(reader.form) }
}

struct Reader<'a> {
    expected: &'a Expected<'a>,
    known: Known,
    form: Form,
    issues: Issues,
    /// Where each first word was seen last.
    seen: BTreeMap<Says, At>,
    /// Grams that orders take from each place, and where the last of them stands.
    taken: BTreeMap<PlaceIx, (i64, At)>,
}

impl Reader<'_> {
    fn say(&mut self, code: &'static str, at: &At, [seen, expected, help]: [&str; 3]) {
        self.issues.push(Issue::new(Code(code), at.clone(), seen, expected, help));
    }

    /// Tells cells of a line that cannot be shown as they are; whether all can.
    fn can_be_shown(&mut self, line: &Line) -> bool {
        let unknown = line.unknown.iter().map(|(_, cell)| cell);
        let cells = line.cells.values().chain(unknown).chain([&line.says]);
        let mut shown = true;
        for cell in cells {
            if let Some((code, [seen, expected, help])) = fault_of_text(&cell.text) {
                self.say(code, &cell.at, [&seen, &expected, &help]);
                shown = false;
            }
        }
        shown
    }

    fn line(&mut self, line: &Line) {
        if !self.can_be_shown(line) {
            return;
        }
        let word = line.says.text.to_lowercase();
        let Some(says) = Says::parse(&word) else {
            let words: Vec<&str> = Says::ALL.iter().map(|says| says.word()).collect();
            let seen = format!("`{}` is no first word of a line", line.says.text);
            let near = nearest(&word, words.iter().copied());
            let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
            self.say("E0703", &line.says.at, [&seen, &words.join(", "), &help]);
            return;
        };
        for (name, cell) in &line.unknown {
            let columns: Vec<&str> = Column::ALL.iter().map(|column| column.word()).collect();
            let near = nearest(name, columns.iter().copied());
            let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
            let seen = format!("there is no column `{name}`");
            self.say("E0703", &cell.at, [&seen, &columns.join(", "), &help]);
        }
        if line.cells.is_empty() {
            // A line of the form that was left blank.
            return;
        }
        let (needed, allowed) = says.cells();
        let mut whole = true;
        for column in needed.iter().filter(|column| !line.cells.contains_key(column)) {
            let seen = format!("`{}` without its `{}`", says.word(), column.word());
            self.say("E0703", &line.says.at, [&seen, "a filled cell", ""]);
            whole = false;
        }
        for (column, cell) in &line.cells {
            if !needed.contains(column) && !allowed.contains(column) {
                let seen = format!("`{}` beside `{}`", cell.text, says.word());
                let expected = format!("no `{}` there", column.word());
                self.say("E0703", &cell.at, [&seen, &expected, ""]);
            }
        }
        if says.is_said_once() && self.seen.contains_key(&says) {
            let seen = format!("`{}` is said a second time", says.word());
            self.say("E0703", &line.says.at, [&seen, "one such line", "take one of them away"]);
            whole = false;
        }
        if whole {
            self.meaning(says, line);
        }
        self.seen.insert(says, line.says.at.clone());
    }

    fn meaning(&mut self, says: Says, line: &Line) {
        let cell = |column: Column| line.cells.get(&column);
        let Some(value) = cell(Column::Value).or_else(|| cell(Column::From)) else { return };
        match says {
            Says::Exercise => {
                let expected = self.expected.exercise.to_owned();
                self.same(value, &expected, "exercise");
            }
            Says::Team => self.same(value, &self.expected.team.to_string(), "team"),
            Says::Turn => self.same(value, &self.expected.turn.to_string(), "turn"),
            Says::Follow => self.follow(value),
            Says::LeaveOut => {
                let area = self.area(value);
                self.form.leave_out.extend(area);
            }
            Says::SpendAtMost => {
                let cents = self.number(value, 100);
                self.form.spend_at_most_cents = cents.or(self.form.spend_at_most_cents);
            }
            Says::Ration => {
                let ration = self.ration(value);
                self.form.ration = ration.or(self.form.ration);
            }
            Says::HandOut | Says::MoveUp | Says::SendAhead => {
                if let (Some(to), Some(mt)) = (cell(Column::To), cell(Column::Mt)) {
                    self.order(says, [value, to, mt]);
                }
            }
            Says::Ask => self.ask(value, cell(Column::Against)),
        }
    }

    fn same(&mut self, cell: &Written, expected: &str, what: &str) {
        if cell.text != expected && what == "exercise" && changed_by_spreadsheet(&cell.text) {
            self.say_changed(cell, expected);
        } else if cell.text != expected {
            let seen = format!("a form of {what} `{}`", cell.text);
            let expected = format!("{what} `{expected}`");
            self.say("E0701", &cell.at, [&seen, &expected, "hand in the form of this turn"]);
        }
    }

    fn follow(&mut self, cell: &Written) {
        let known = ["plan", "nothing", "severity", "most-people", "fairest"];
        self.form.follow = match cell.text.to_lowercase().as_str() {
            "plan" => Follow::Plan,
            "nothing" => Follow::Nothing,
            "severity" => Follow::Objective(Objective::Severity),
            "most-people" => Follow::Objective(Objective::MostPeople),
            "fairest" => Follow::Objective(Objective::Fairest),
            other => {
                let near = nearest(other, known);
                let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
                let seen = format!("`follow {}`", cell.text);
                self.say("E0703", &cell.at, [&seen, &known.join(", "), &help]);
                return;
            }
        };
    }

    fn order(&mut self, says: Says, [from, to, mt]: [&Written; 3]) {
        let place = self.place(from);
        let to = match says {
            Says::HandOut => self.area(to).map(To::Area),
            Says::SendAhead => self.area(to).map(To::Ahead),
            Says::MoveUp
            | Says::Exercise
            | Says::Team
            | Says::Turn
            | Says::Follow
            | Says::LeaveOut
            | Says::SpendAtMost
            | Says::Ration
            | Says::Ask => self.place(to).map(To::Store),
        };
        let grams = self.number(mt, 1_000_000);
        let (Some(from), Some(to), Some(grams)) = (place, to, grams) else { return };
        let slot = self.taken.entry(from).or_insert((0, mt.at.clone()));
        *slot = (slot.0.saturating_add(grams), mt.at.clone());
        self.form.orders.push(Order { from, to, amount: Grams(grams) });
    }

    fn ask(&mut self, cell: &Written, against: Option<&Written>) {
        let country = self.expected.country;
        let permissions = country.permissions.iter();
        let wanted = cell.text.to_lowercase();
        let found = self.known.permissions.get(&wanted).copied();
        let against = match against {
            None => Some(Against::Nothing),
            Some(cell) => self.against(cell, found),
        };
        let Some(permission) = found else {
            let known = permissions.flat_map(|p| [p.id.as_str(), p.name.as_str()]);
            self.unknown(cell, "permission", known, "permissions");
            return;
        };
        if self.expected.scenario.red_lines.permissions.contains(&permission) {
            let seen = format!("asks for `{}`", country.permissions[permission.index()].name);
            let expected = "nothing behind a red line of the exercise";
            self.say("E0708", &cell.at, [&seen, expected, "ask for another permission"]);
            return;
        }
        if self.form.asks.iter().any(|ask| ask.permission == permission) {
            let name = &country.permissions[permission.index()].name;
            let seen = format!("asks for `{name}` a second time");
            let help = "one answer is given a month; name the condition in the same line";
            self.say("E0703", &cell.at, [&seen, "one ask for each permission", help]);
            return;
        }
        self.form.asks.extend(against.map(|against| Ask { permission, against }));
    }

    fn against(&mut self, cell: &Written, of: Option<PermissionIx>) -> Option<Against> {
        let Some(against) = Against::parse(&cell.text.to_lowercase()) else {
            let words: Vec<&str> = Against::ALL.iter().map(|against| against.word()).collect();
            let seen = format!("`against {}`", cell.text);
            self.say("E0703", &cell.at, [&seen, &words.join(", "), ""]);
            return None;
        };
        let (country, terms) = (self.expected.country, self.expected.terms);
        let kind = country.permissions[of?.index()].kind;
        match strings(against, kind, terms) {
            None if against != Against::Nothing => {
                let seen = format!("`{}` for {}", against.word(), kind.word());
                let expected = "a condition that goes with such a permission";
                self.say("E0703", &cell.at, [&seen, expected, ""]);
                None
            }
            Some(strings) if self.expected.scenario.red_lines.forbid(&strings) => {
                let seen = format!("accepts the condition `{}`", against.word());
                let expected = "nothing behind a red line of the exercise";
                self.say("E0708", &cell.at, [&seen, expected, "leave the condition away"]);
                None
            }
            _ => Some(against),
        }
    }

    fn ration(&mut self, cell: &Written) -> Option<RationIx> {
        let country = self.expected.country;
        let wanted = cell.text.to_lowercase();
        let found = country.rations.iter().position(|r| r.id == wanted);
        if found.is_none() {
            let known = country.rations.iter().map(|ration| ration.id.as_str());
            self.unknown(cell, "ration", known, "rations");
        }
        found.map(|n| RationIx(n as u8))
    }

    fn place(&mut self, cell: &Written) -> Option<PlaceIx> {
        let places = &self.expected.country.places;
        let wanted = cell.text.to_lowercase();
        let Some(place) = self.known.places.get(&wanted).copied() else {
            let known = places.iter().flat_map(|p| [p.id.as_str(), p.name.as_str()]);
            self.unknown(cell, "place", known, "places");
            return None;
        };
        // A warehouse stands for its town, where its food lies.
        Some(places[place.index()].stands_in.unwrap_or(place))
    }

    fn area(&mut self, cell: &Written) -> Option<AreaIx> {
        let country = self.expected.country;
        let wanted = cell.text.to_lowercase();
        if let Some(area) = self.known.areas.get(&wanted).copied() {
            return Some(area);
        }
        let in_need: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
        let known = in_need.iter().flat_map(|ix| country.areas[ix.index()].names());
        self.unknown(cell, "area with people in need", known, "areas");
        None
    }

    fn unknown<'n>(
        &mut self,
        cell: &Written,
        what: &str,
        known: impl Iterator<Item = &'n str>,
        table: &str,
    ) {
        if changed_by_spreadsheet(&cell.text) {
            self.say_changed(cell, &format!("the key or the name of one of the {table}"));
            return;
        }
        // Of many slips the first are told with what may be meant.
        const LOOKED_FOR: usize = 20;
        let told = self.issues.iter().filter(|issue| issue.code.0 == "E0704").count();
        let near = (told < LOOKED_FOR).then(|| nearest(&cell.text, known)).flatten();
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let seen = format!("there is no {what} `{}`", cell.text);
        let help = format!("{near}the brief lists them, as does `aidreach data show {table}`");
        self.say("E0704", &cell.at, [&seen, "", &help]);
    }

    fn say_changed(&mut self, cell: &Written, expected: &str) {
        let seen = format!("`{}` is a number or a date", cell.text);
        let help = "a spreadsheet has changed the code: format the cell as text and type it again";
        self.say("E0709", &cell.at, [&seen, expected, help]);
    }

    /// A number above nought in units of so many parts.
    fn number(&mut self, cell: &Written, parts: i64) -> Option<i64> {
        let number: Option<f64> = cell.text.parse().ok();
        let whole = number.filter(|n| n.is_finite() && *n > 0.0).map(|n| n * parts as f64);
        let fits = whole.filter(|n| *n <= 9e15).map(|n| n.round() as i64).filter(|n| *n > 0);
        if fits.is_none() {
            let seen = format!("`{}`", cell.text);
            let expected = "a number above 0, such as 1250 or 12.5";
            self.say("E0705", &cell.at, [&seen, expected, "write digits and a point only"]);
        }
        fits
    }

    /// What only the whole form tells.
    fn whole(&mut self, file: &str) {
        let (expected, at) = (self.expected, At::file(file));
        for (says, value) in [
            (Says::Exercise, expected.exercise.to_owned()),
            (Says::Team, expected.team.to_string()),
            (Says::Turn, expected.turn.to_string()),
        ] {
            if !self.seen.contains_key(&says) {
                let seen = format!("the form does not say its {}", says.word());
                let help = "fill in the form that the turn wrote".to_owned();
                self.say("E0701", &at, [&seen, &format!("`{} {value}`", says.word()), &help]);
            }
        }
        let decisions = Says::ALL.iter().skip(3);
        if !decisions.clone().any(|says| self.seen.contains_key(says)) && !self.issues.has_errors()
        {
            let help = "write `follow plan` to follow the plan, `follow nothing` to stand still";
            self.say("E0702", &at, ["the form decides nothing", "at least one decision", help]);
        }
        for (place, (grams, at)) in std::mem::take(&mut self.taken) {
            let there = expected.there.get(&place).copied().unwrap_or(0);
            if grams > there {
                let name = &expected.country.places[place.index()].name;
                let mt = |grams: i64| grams / 1_000_000;
                let seen = format!("orders take {} MT from {name}", mt(grams));
                let told = format!("at most the {} MT that are there this month", mt(there));
                self.say("E0706", &at, [&seen, &told, "order less, or from elsewhere too"]);
            }
        }
        let most = usize::from(expected.terms.asks_per_turn);
        if self.form.asks.len() > most {
            let seen = format!("{} permissions asked for", self.form.asks.len());
            let at = self.seen.get(&Says::Ask).cloned().unwrap_or(at);
            self.say("E0707", &at, [&seen, &format!("at most {most} a turn"), "strike some out"]);
        }
    }
}

/// Whether a text is what spreadsheets make of codes: a number, or a date such as `2021-03-01`,
/// `1-Mar` or `Mar-21`.
fn changed_by_spreadsheet(text: &str) -> bool {
    let number = text.parse::<f64>().is_ok();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let month = |part: &str| {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        MONTHS.contains(&part.to_lowercase().as_str())
    };
    let date = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| digits(part) || month(part))
        && parts.iter().any(|part| digits(part));
    number || date
}
