//! How many lines words take. Widths are in tenths of a figure, by which spreadsheets measure columns.

/// Lines that words take in a width, broken between words and within those that are too long.
pub(super) fn lines(words: &str, width: usize) -> usize {
    words.split('\n').map(|line| of_line(line, width.max(WIDEST))).sum()
}

fn of_line(line: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let long = long(word);
        if used > 0 && used + SPACE + long > width {
            lines += 1;
            used = 0;
        }
        let end = if used > 0 { used + SPACE + long } else { long };
        let over = end.saturating_sub(1) / width;
        lines += over;
        used = end - over * width;
    }
    lines
}

/// How long words are on one line.
pub(super) fn long(words: &str) -> usize {
    words.chars().map(letter).sum()
}

/// How long the longest word is.
pub(super) fn longest_word(words: &str) -> usize {
    words.split([' ', '\n']).map(long).max().unwrap_or(0)
}

const SPACE: usize = 5;
const WIDEST: usize = 16;

/// How wide a letter is, on the safe side.
fn letter(letter: char) -> usize {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' => SPACE,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' | '"' => 7,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => WIDEST,
        letter if letter.is_ascii_uppercase() || !letter.is_ascii() => 12,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, long, longest_word};

    #[test]
    fn words_are_counted_as_they_wrap() {
        let wraps = [("", 1), ("one two", 1), ("one two three", 2), ("a\nb", 2)];
        for (words, expected) in wraps {
            assert_eq!(lines(words, 80), expected, "{words}");
        }
        assert_eq!(lines("2021-08|2021-09", 80), 2);
        assert_eq!(lines("0123456789012345 and", 80), 3);
        assert_eq!(longest_word("one three two"), 44);
        assert_eq!(long("if it"), 5 + 7 + 5 + 5 + 7);
    }
}
