//! The one place through which text goes to a terminal. Names of files and words of tables are quoted in
//! what the program says, and a terminal obeys what it is sent: so nothing reaches it that was not made
//! harmless here, and colours are added here only.

use super::exit::Exit;
use crate::issues::{Lines, on_a_screen};
use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};

/// A colour of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Red,
    Yellow,
    None,
}

impl Colour {
    fn start(self) -> &'static str {
        match self {
            Colour::Red => "\x1b[1;31m",
            Colour::Yellow => "\x1b[33m",
            Colour::None => "",
        }
    }
}

/// Text that a terminal may be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown(String);

impl Shown {
    /// Text as it is, with what a terminal would obey made visible.
    pub(super) fn plain(text: &str) -> Shown {
        Shown(on_a_screen(text, Lines::Several).into_owned())
    }

    /// Adds text in a colour.
    pub(super) fn painted(mut self, colour: Colour, text: &str) -> Shown {
        let text = on_a_screen(text, Lines::Several);
        match colour {
            Colour::None => self.0.push_str(&text),
            Colour::Red | Colour::Yellow => {
                self.0.push_str(&format!("{}{text}\x1b[0m", colour.start()));
            }
        }
        self
    }

    /// Adds text as it is.
    pub(super) fn and(self, text: &str) -> Shown {
        self.painted(Colour::None, text)
    }

    /// Writes it on standard output.
    ///
    /// # Errors
    /// Where standard output takes no more.
    pub(super) fn to_output(&self, colours: ColorChoice) -> io::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), colours);
        out.write_all(self.0.as_bytes()).and_then(|()| out.flush())
    }

    /// Writes it on standard error.
    pub(super) fn to_errors(&self, colours: ColorChoice) {
        let mut err = AutoStream::new(io::stderr().lock(), colours);
        // Where standard error is gone there is nobody left to tell.
        let _ = err.write_all(self.0.as_bytes());
    }
}

/// Shows what the reader of arguments says, with its own styles unless something in it is not to be
/// shown as it is; and how the program ends on it.
pub(super) fn show_help(told: &clap::Error) -> Exit {
    let plain = told.render().to_string();
    let shown = Shown::plain(&plain);
    if shown.0 == plain {
        // Where nobody reads the help, nobody needs telling.
        let _ = told.print();
    } else if told.use_stderr() {
        shown.to_errors(ColorChoice::Auto);
    } else {
        let _ = shown.to_output(ColorChoice::Auto);
    }
    if told.use_stderr() { Exit::Usage } else { Exit::Done }
}

/// Lets a fault of the program be told like everything else; one within the reader of workbooks is told
/// by whoever asked it to read.
pub(super) fn tell_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or(String::new(), |place| place.to_string());
        if place.contains("calamine") {
            return;
        }
        let why = fault.payload_as_str().unwrap_or("without a reason");
        let trace = std::backtrace::Backtrace::capture();
        let captured = trace.status() == std::backtrace::BacktraceStatus::Captured;
        let trace = if captured { format!("{trace}\n") } else { String::new() };
        Shown::plain(&format!("fault at {place}: {why}\n{trace}")).to_errors(ColorChoice::Auto);
    }));
}

/// Takes the line of a progress bar off the terminal, where there is one, and shows the cursor whatever
/// hid it.
pub(super) fn clear_line() {
    let mut err = io::stderr();
    if err.is_terminal() {
        // The program ends; nobody could be told of a failure.
        let _ = err.write_all(b"\r\x1b[K\x1b[?25h");
    }
}
