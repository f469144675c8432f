//! Pictures, as the lines and letters that they are drawn of, not as dots.

use super::super::Picture;
use super::blocks::{Making, lines};
use super::flow::{Mark, Next, Piece};
use super::tags::Role;
use std::rc::Rc;
use usvg::{Options, Tree};

/// A picture with what stands below it. What cannot be read as a picture is told in words.
pub(super) fn picture(picture: &Picture, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let mut pieces = Vec::new();
    let shown = format!("{}. {}", picture.title, picture.description);
    let options = Options { fontdb: making.fonts.for_pictures(), ..Options::default() };
    let svg = making.fonts.legible(&picture.svg);
    match Tree::from_str(&svg, &options) {
        Ok(tree) => {
            let of = making.tags.top(Role::Picture(shown));
            let (own_width, own_height) = (tree.size().width(), tree.size().height());
            let scale = (making.width / own_width).min(style.tallest_picture / own_height);
            let (width, height) = (own_width * scale, own_height * scale);
            let mut piece = Piece::new(style.around, height);
            let x = (making.width - width) / 2.0;
            let tree = Rc::new(tree);
            piece.marks.push(Mark::Picture { tree, x, y: 0.0, width, height, of });
            piece.below = style.around;
            pieces.push(piece);
        }
        Err(_) => {
            let of = making.tags.top(Role::Paragraph);
            let words = super::super::Text::plain(&shown);
            let laid = making.lay(&words, style.caption, making.width);
            pieces.extend(lines(&Rc::new(laid), 0.0, style.around, of));
        }
    }
    if !picture.caption.spans.is_empty() {
        if let Some(last) = pieces.last_mut() {
            last.next = Next::Together;
            last.below = style.above_text * 0.8;
        }
        let of = making.tags.top(Role::Caption);
        let width = making.width.min(style.measure);
        let laid = Rc::new(making.lay(&picture.caption, style.caption, width));
        let mut made = lines(&laid, 0.0, 0.0, of);
        let all = made.len();
        for (n, piece) in made.iter_mut().enumerate() {
            piece.next = if n + 1 < all { Next::Together } else { Next::Free };
        }
        if let Some(last) = made.last_mut() {
            last.below = style.around;
        }
        pieces.extend(made);
    }
    pieces
}
