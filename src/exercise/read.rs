//! What a team means by its form, or everything that is wrong with it.

use super::cells::Expected;
use super::cells::{Reader, changed_by_spreadsheet};
use super::known::Known;
use super::lines::{Column, Line, LineKind, Written};
use super::{Ask, Concession, Follow, Form, Order, To, strings};
use crate::country::PermissionIx;
use crate::issues::{At, Issues, nearest};
use crate::scenario::Objective;
use crate::units::Grams;
use std::collections::BTreeMap;

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

impl Reader<'_> {
    fn line(&mut self, line: &Line) {
        if !self.can_be_shown(line) {
            return;
        }
        let word = line.says.text.to_lowercase();
        let Some(says) = LineKind::parse(&word) else {
            let words: Vec<&str> = LineKind::ALL.iter().map(|says| says.word()).collect();
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

    fn meaning(&mut self, says: LineKind, line: &Line) {
        let cell = |column: Column| line.cells.get(&column);
        let Some(value) = cell(Column::Value).or_else(|| cell(Column::From)) else { return };
        match says {
            LineKind::Exercise => {
                let expected = self.expected.exercise.to_owned();
                self.same(value, &expected, "exercise");
            }
            LineKind::Team => self.same(value, &self.expected.team.to_string(), "team"),
            LineKind::Turn => self.same(value, &self.expected.turn.to_string(), "turn"),
            LineKind::Follow => self.follow(value),
            LineKind::LeaveOut => {
                let area = self.area(value);
                self.form.leave_out.extend(area);
            }
            LineKind::SpendAtMost => {
                let cents = self.number(value, 100);
                self.form.spend_at_most_cents = cents.or(self.form.spend_at_most_cents);
            }
            LineKind::Ration => {
                let ration = self.ration(value);
                self.form.ration = ration.or(self.form.ration);
            }
            LineKind::HandOut | LineKind::MoveUp | LineKind::SendAhead => {
                if let (Some(to), Some(mt)) = (cell(Column::To), cell(Column::Mt)) {
                    self.order(says, [value, to, mt]);
                }
            }
            LineKind::Ask => self.ask(value, cell(Column::Against)),
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

    fn order(&mut self, says: LineKind, [from, to, mt]: [&Written; 3]) {
        let place = self.place(from);
        let to = match says {
            LineKind::HandOut => self.area(to).map(To::Area),
            LineKind::SendAhead => self.area(to).map(To::Ahead),
            LineKind::MoveUp
            | LineKind::Exercise
            | LineKind::Team
            | LineKind::Turn
            | LineKind::Follow
            | LineKind::LeaveOut
            | LineKind::SpendAtMost
            | LineKind::Ration
            | LineKind::Ask => self.place(to).map(To::Store),
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
            None => Some(Concession::Nothing),
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

    fn against(&mut self, cell: &Written, of: Option<PermissionIx>) -> Option<Concession> {
        let Some(against) = Concession::parse(&cell.text.to_lowercase()) else {
            let words: Vec<&str> = Concession::ALL.iter().map(|against| against.word()).collect();
            let seen = format!("`against {}`", cell.text);
            self.say("E0703", &cell.at, [&seen, &words.join(", "), ""]);
            return None;
        };
        let (country, terms) = (self.expected.country, self.expected.terms);
        let kind = country.permissions[of?.index()].kind;
        match strings(against, kind, terms) {
            None if against != Concession::Nothing => {
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

    /// What only the whole form tells.
    fn whole(&mut self, file: &str) {
        let (expected, at) = (self.expected, At::file(file));
        for (says, value) in [
            (LineKind::Exercise, expected.exercise.to_owned()),
            (LineKind::Team, expected.team.to_string()),
            (LineKind::Turn, expected.turn.to_string()),
        ] {
            if !self.seen.contains_key(&says) {
                let seen = format!("the form does not say its {}", says.word());
                let help = "fill in the form that the turn wrote".to_owned();
                self.say("E0701", &at, [&seen, &format!("`{} {value}`", says.word()), &help]);
            }
        }
        let decisions = LineKind::ALL.iter().skip(3);
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
            let at = self.seen.get(&LineKind::Ask).cloned().unwrap_or(at);
            self.say("E0707", &at, [&seen, &format!("at most {most} a turn"), "strike some out"]);
        }
    }
}
