//! Characters that cannot be seen: what they would do to a terminal, a page or a key, and texts without
//! them.

use std::borrow::Cow;

/// Characters that a terminal would obey, or that end a line where none should.
pub fn unseen(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')
}

/// Characters that turn the direction of the text around them, or hide text in it.
pub fn hidden(char: char) -> bool {
    matches!(
        char,
        '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a text may have several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One: an end of line is a character like any other that cannot be seen.
    One,
    /// Several, with tabs.
    Several,
}

/// A text as a screen may show it: what cannot be seen stands there by its number, `<U+001B>`, and
/// does nothing.
pub fn on_a_screen(text: &str, lines: Lines) -> Cow<'_, str> {
    let kept = |char: char| lines == Lines::Several && matches!(char, '\n' | '\t');
    let shown = |char: char| kept(char) || !(unseen(char) || hidden(char));
    if text.chars().all(shown) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for char in text.chars() {
        if shown(char) {
            visible.push(char);
        } else {
            visible.push_str(&format!("<U+{:04X}>", u32::from(char)));
        }
    }
    Cow::Owned(visible)
}

/// A text as one paragraph: ends of lines and tabs become blanks, because they only wrap it where it
/// was written, and at the start of a line a sign would make a heading of it.
pub fn folded(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['\n', '\r', '\t']) {
        return text.to_owned();
    }
    let mut words = text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty());
    let mut folded = words.next().unwrap_or_default().to_owned();
    for part in words {
        folded.push(' ');
        folded.push_str(part);
    }
    folded
}
