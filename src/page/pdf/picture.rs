//! Pictures, as the lines and letters that they are drawn of, not as dots.

use super::super::{Picture, Text};
use super::blocks::{Making, lines};
use super::flow::{Mark, Next, Piece};
use super::tags::Role;
use std::rc::Rc;

/// Columns narrower than this, in points, show what was drawn for narrow screens.
const NARROW: f32 = 300.0;
/// Lines of a caption that the tallest picture leaves room for.
const USUAL_CAPTION: usize = 4;

/// A picture with what stands below it.
pub(super) fn picture(picture: &Picture, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let mut pieces = Vec::new();
    let shown = format!("{}. {}", picture.title, picture.description);
    let narrow = picture.narrow.as_ref().filter(|_| making.width < NARROW);
    let drawing = narrow.unwrap_or(&picture.drawing);
    let (own_width, own_height) = (drawing.width as f32, drawing.height as f32);
    let told = told(picture);
    let tallest = making.tallest_picture() - beyond_usual(told.first(), making);
    let scale = (making.width / own_width).min(tallest / own_height);
    let of = making.tags.top(Role::Picture(shown));
    let mut piece = Piece::new(style.around, own_height * scale);
    let x = (making.width - own_width * scale) / 2.0;
    let drawing = Rc::new(drawing.clone());
    piece.marks.push(Mark::Picture { drawing, x, y: 0.0, scale, of });
    piece.below = style.around;
    pieces.push(piece);
    if let Some(last) = pieces.last_mut().filter(|_| !told.is_empty()) {
        last.next = Next::Together;
        last.below = style.above_text * 0.8;
    }
    for (n, words) in told.iter().enumerate() {
        let of = making.tags.top(Role::Caption);
        let width = making.width.min(style.measure);
        let laid = Rc::new(making.lay(words, style.caption, width));
        let mut made = lines(&laid, 0.0, 0.0, of);
        let all = made.len();
        for (n, piece) in made.iter_mut().enumerate() {
            piece.next = if n + 1 < all { Next::Together } else { Next::Free };
        }
        if let Some(last) = made.last_mut() {
            last.below = if n + 1 < told.len() { 0.0 } else { style.around };
        }
        pieces.extend(made);
    }
    pieces
}

/// What stands below a picture: its caption and its notes with their numbers.
fn told(picture: &Picture) -> Vec<Text> {
    let number = |(n, note): (usize, &Text)| Text::plain(&format!("[{}] {}", n + 1, note.words()));
    let caption = Some(picture.caption.clone()).filter(|caption| !caption.spans.is_empty());
    caption.into_iter().chain(picture.notes.iter().enumerate().map(number)).collect()
}

/// How much taller a caption is than the lines that the tallest picture leaves room for: a picture gives way,
/// so that its caption stands on its page.
fn beyond_usual(caption: Option<&Text>, making: &mut Making<'_>) -> f32 {
    let Some(caption) = caption else { return 0.0 };
    let style = making.style;
    let laid = making.lay(caption, style.caption, making.width.min(style.measure));
    let lines = laid.lines().saturating_sub(USUAL_CAPTION) as f32 * laid.set.leading;
    lines.min(making.tallest_picture() / 3.0)
}
