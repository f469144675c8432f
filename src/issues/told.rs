//! Everything found in one go. Of one kind in one file only so many are told one by one; the others
//! are counted, so that a broken file is told as fast as it is read.

use super::{At, Code, Excerpt, Issue, Severity};
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// The most of one kind in one file that are told one by one.
const MOST_OF_A_KIND: usize = 100;

/// A kind of issue in one file.
type Kind = (Code, String);

/// Everything found in one go, in the order found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issues {
    found: Vec<Issue>,
    /// How many there are of each kind, told or not, by code and then file.
    counts: BTreeMap<Code, BTreeMap<String, usize>>,
}

impl Issues {
    /// Adds one; beyond the most of its kind it is only counted.
    pub fn push(&mut self, issue: Issue) {
        if self.count_one(issue.code, &issue.at.file) {
            self.found.push(issue);
        }
    }

    /// Counts one more of a kind; whether it is still to be told.
    fn count_one(&mut self, code: Code, file: &str) -> bool {
        let of_code = self.counts.entry(code).or_default();
        if let Some(n) = of_code.get_mut(file) {
            *n += 1;
            return *n <= MOST_OF_A_KIND;
        }
        of_code.insert(file.to_owned(), 1);
        true
    }

    /// Adds one that is worked out only where it is still told one by one: where the next step takes
    /// a search among all that is known.
    pub fn push_with(&mut self, code: Code, file: &str, issue: impl FnOnce() -> Issue) {
        if self.is_full(code, file) {
            self.count_one(code, file);
        } else {
            self.push(issue());
        }
    }

    /// Counts one more of a kind where it would only be counted; whether it was.
    pub fn only_counts(&mut self, code: Code, file: &str) -> bool {
        let full = self.is_full(code, file);
        if full {
            self.count_one(code, file);
        }
        full
    }

    /// Whether one more of a kind would only be counted.
    pub fn is_full(&self, code: Code, file: &str) -> bool {
        self.n_of(code, file) >= MOST_OF_A_KIND
    }

    fn n_of(&self, code: Code, file: &str) -> usize {
        self.counts.get(&code).and_then(|files| files.get(file)).copied().unwrap_or(0)
    }

    /// How many there are in a file that make it unusable.
    pub fn n_errors_in(&self, file: &str) -> usize {
        let errors = self.counts.iter().filter(|(code, _)| code.severity() == Severity::Error);
        errors.filter_map(|(_, files)| files.get(file)).sum()
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Issues) {
        let more = other.more();
        for issue in other.found {
            self.push(issue);
        }
        for ((code, file), n) in more {
            *self.counts.entry(code).or_default().entry(file).or_default() += n;
        }
    }

    /// Kinds with how many of each are counted and not told.
    fn more(&self) -> Vec<(Kind, usize)> {
        let of_code = |(code, files): (&Code, &BTreeMap<String, usize>)| {
            let many = files.iter().filter(|(_, n)| **n > MOST_OF_A_KIND);
            let more = many.map(|(file, n)| ((*code, file.clone()), n - MOST_OF_A_KIND));
            more.collect::<Vec<_>>()
        };
        self.counts.iter().flat_map(of_code).collect()
    }

    /// One list of several in which the same finding is told once, and where kinds are told in part the
    /// largest count stands.
    pub fn once_each(lists: Vec<Issues>) -> Issues {
        let (mut all, mut seen) = (Issues::default(), HashSet::new());
        for list in lists {
            let more = list.more();
            for issue in list.found {
                if seen.insert(issue.clone()) {
                    all.push(issue);
                }
            }
            for ((code, file), n) in more {
                let counted = all.counts.entry(code).or_default().entry(file).or_default();
                *counted = (*counted).max(n + MOST_OF_A_KIND);
            }
        }
        all
    }

    /// Every issue in order; those of a kind that has too many are told by a line at its end, `and 17
    /// more of this kind`.
    pub fn told(&self) -> Vec<Issue> {
        let more: BTreeMap<Kind, usize> = self.more().into_iter().collect();
        if more.is_empty() {
            return self.found.clone();
        }
        let kind = |issue: &Issue| (issue.code, issue.at.file.clone());
        let mut left: BTreeMap<Kind, usize> = BTreeMap::new();
        for issue in &self.found {
            *left.entry(kind(issue)).or_default() += 1;
        }
        let mut told = Vec::with_capacity(self.found.len() + more.len());
        for issue in &self.found {
            told.push(issue.clone());
            let kind = kind(issue);
            let left = left.entry(kind.clone()).or_default();
            *left = left.saturating_sub(1);
            if let Some(n) = more.get(&kind).filter(|_| *left == 0) {
                told.push(and_more(&kind, *n));
            }
        }
        told
    }

    /// Every issue that is told one by one, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Issue> {
        self.found.iter()
    }

    /// Shows those that stand on a line of a file, and do not show it yet, with that line.
    pub fn show_lines(&mut self, file: &str, line: impl Fn(&At, u64) -> Option<Excerpt>) {
        for issue in self.found.iter_mut().filter(|issue| issue.at.file == file) {
            if let (None, Some(number)) = (&issue.at.excerpt, issue.at.line) {
                issue.at.excerpt = line(&issue.at, number);
            }
        }
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many of a severity, told or only counted.
    pub fn count(&self, severity: Severity) -> usize {
        let of = self.counts.iter().filter(|(code, _)| code.severity() == severity);
        of.flat_map(|(_, files)| files.values()).sum()
    }

    /// How many there are of each kind in each file, told or only counted, by code and then file.
    pub fn kinds(&self) -> impl Iterator<Item = (Code, &str, usize)> {
        self.counts
            .iter()
            .flat_map(|(code, files)| files.iter().map(|(file, n)| (*code, file.as_str(), *n)))
    }

    /// Whether something makes the files unusable.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Tells each at the place where people find it.
    pub fn at(mut self, place: impl Fn(At) -> At) -> Issues {
        for issue in &mut self.found {
            issue.at = place(std::mem::take(&mut issue.at));
        }
        self
    }

    /// Tells each in other words, by the file it is about.
    pub fn in_words(mut self, words: impl Fn(&str, String) -> String) -> Issues {
        for issue in &mut self.found {
            for text in [&mut issue.seen, &mut issue.expected, &mut issue.help] {
                *text = words(&issue.at.file, std::mem::take(text));
            }
        }
        self
    }

    /// Puts the issues in the order of files, lines and columns as found.
    pub fn in_order(self) -> Issues {
        self.in_order_of(|_| 0)
    }

    /// Puts the issues in the order that files have, then in that of their names, lines and columns as found.
    pub fn in_order_of(mut self, place: impl Fn(&str) -> usize) -> Issues {
        let key = |issue: &Issue| (place(&issue.at.file), issue.at.file.clone(), issue.at.line);
        self.found.sort_by_cached_key(key);
        self
    }

    /// The value with the warnings and notes, or every issue where one of them is an error.
    pub fn or<T>(self, value: T) -> Result<(T, Issues), Issues> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }
}

/// The line that stands for those of a kind that are only counted.
fn and_more((code, file): &Kind, n: usize) -> Issue {
    let seen = format!("and {n} more of this kind");
    Issue::new(*code, At::file(file), &seen, "", "mend these first, then check again")
}

/// One after the other; the alternate form, `{:#}`, shows each with its line.
impl fmt::Display for Issues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for issue in self.told() {
            match f.alternate() {
                true => writeln!(f, "{issue:#}")?,
                false => writeln!(f, "{issue}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Issues {}
