//! How a sentence is written in code, and what is checked of it when that is compiled.

/// A sentence by its key, its template, and what stands in the template's places.
///
/// Whether places and arguments are each other's is checked when this is compiled.
#[macro_export]
macro_rules! say {
    (@argument $name:ident) => { $crate::kit::sentence::Argument::from($name) };
    (@argument $name:ident $value:expr) => { $crate::kit::sentence::Argument::from($value) };
    ($key:literal, $template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const {
            let names: &[&str] = &[$(stringify!($name)),*];
            assert!(
                $crate::kit::sentence::fits($template, names),
                concat!("places and arguments differ: ", $key)
            );
        }
        $crate::kit::sentence::Sentence::new(
            $key,
            $template,
            vec![$((stringify!($name), $crate::say!(@argument $name $($value)?))),*],
        )
    }};
}
pub use crate::say;

/// Whether every place of a template has an argument, and every argument a place.
pub const fn fits(template: &str, names: &[&str]) -> bool {
    let text = template.as_bytes();
    let mut n = 0;
    while n < names.len() {
        if !has_place(text, names[n].as_bytes()) {
            return false;
        }
        n += 1;
    }
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' {
            if !is_whole(text, at) {
                return false;
            }
            let mut known = false;
            let mut n = 0;
            while n < names.len() {
                known = known || is_place(text, at, names[n].as_bytes());
                n += 1;
            }
            if !known {
                return false;
            }
        }
        at += 1;
    }
    true
}

/// Whether a place that begins at a brace is closed and, where it chooses, chooses between two and no place
/// within them chooses again.
const fn is_whole(text: &[u8], at: usize) -> bool {
    let (mut open, mut choices, mut bars) = (0, 0, 0);
    let mut n = at;
    while n < text.len() {
        match text[n] {
            b'{' => open += 1,
            b'}' => open -= 1,
            // A colon chooses right after a name; in words it is but a colon.
            b':' if n + 1 < text.len() && text[n + 1] != b' ' => choices += 1,
            b'|' => bars += 1,
            _ => {}
        }
        if open == 0 {
            return bars == choices && bars < 2;
        }
        n += 1;
    }
    false
}

const fn has_place(text: &[u8], name: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' && is_place(text, at, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a place of a name begins at a brace.
const fn is_place(text: &[u8], at: usize, name: &[u8]) -> bool {
    let mut n = 0;
    while n < name.len() {
        if at + 1 + n >= text.len() || text[at + 1 + n] != name[n] {
            return false;
        }
        n += 1;
    }
    let end = at + 1 + name.len();
    end < text.len() && matches!(text[end], b'}' | b':' | b'^')
}
