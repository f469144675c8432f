//! Asking one person at a terminal, or a script in its stead: a question, help at every one, an answer.

use super::exit::Failure;
use super::talk::Talk;
use std::io::{self, BufRead, IsTerminal, Read};

/// The most bytes of an answer.
const LONGEST: u64 = 10_000;

/// Who answers.
pub(super) struct Answers<'a> {
    talk: &'a Talk,
    /// What helps where answers end too soon.
    too_soon: &'static str,
    /// Whether a person sees what is typed.
    typed: bool,
}

/// A question.
pub(super) struct Question<'a> {
    /// What is asked, with the usual answer in square brackets where there is one.
    pub(super) asks: &'a str,
    /// What is told on `?`.
    pub(super) help: &'a str,
}

impl<'a> Answers<'a> {
    /// Answers from whoever types, or from a script; with what helps where they end too soon.
    pub(super) fn new(talk: &'a Talk, too_soon: &'static str) -> Answers<'a> {
        Answers { talk, too_soon, typed: io::stdin().is_terminal() }
    }

    /// Asks until there is an answer that is no call for help. Lines of a script are repeated, so that
    /// what was said reads like a talk; those that begin with `#` are passed over.
    ///
    /// # Errors
    /// Where no answer comes any more.
    pub(super) fn ask(&self, question: &Question<'_>) -> Result<String, Failure> {
        loop {
            self.talk.show(&format!("{} ", question.asks))?;
            let mut line = String::new();
            let read = io::stdin().lock().take(LONGEST).read_line(&mut line);
            let read =
                read.map_err(|e| Failure::Files("the answers cannot be read".to_owned(), e))?;
            if read == 0 {
                self.talk.show("\n")?;
                let what = format!("the answers ended at `{}`", question.asks);
                return Err(Failure::Usage(what, self.too_soon.to_owned()));
            }
            let answer = line.trim();
            if !self.typed {
                self.talk.show(&format!("{answer}\n"))?;
            }
            match answer {
                "?" | "help" => self.talk.show(&format!("{}\n", question.help.trim_end()))?,
                remark if remark.starts_with('#') => {}
                _ => return Ok(answer.to_owned()),
            }
        }
    }
}
