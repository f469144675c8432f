//! What each part of a page is, for those who have it read to them: the tree of tags of the PDF.

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(usize);

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title(String),
    Section(String),
    Part(String),
    Paragraph,
    Contents,
    Entry,
    Link,
    Bullets,
    Numbers,
    Point,
    Mark,
    Words,
    Table,
    Head,
    Body,
    Row,
    OfColumn,
    OfRow,
    Cell,
    Caption,
    /// With what it shows.
    Picture(String),
}

/// The tree while it grows. Parts stand in the order of reading, whatever page they fall on.
#[derive(Debug, Default)]
pub(super) struct Tags {
    parts: Vec<Part>,
    top: Vec<usize>,
}

#[derive(Debug)]
struct Part {
    role: Role,
    below: Vec<usize>,
    leaves: Vec<Identifier>,
}

impl Tags {
    /// A part of the document itself.
    pub(super) fn top(&mut self, role: Role) -> Place {
        let place = self.add(role);
        self.top.push(place.0);
        place
    }

    /// A part of another part.
    pub(super) fn below(&mut self, parent: Place, role: Role) -> Place {
        let place = self.add(role);
        self.parts[parent.0].below.push(place.0);
        place
    }

    fn add(&mut self, role: Role) -> Place {
        self.parts.push(Part { role, below: Vec::new(), leaves: Vec::new() });
        Place(self.parts.len() - 1)
    }

    /// Says what was drawn for a part.
    pub(super) fn drawn(&mut self, at: Place, leaves: Vec<Identifier>) {
        self.parts[at.0].leaves.extend(leaves);
    }

    /// Forgets what was drawn, for drawing it once more.
    pub(super) fn undraw(&mut self) {
        for part in &mut self.parts {
            part.leaves.clear();
        }
    }

    /// The whole tree as the PDF has it.
    pub(super) fn tree(&self) -> TagTree {
        let mut tree = TagTree::new();
        for part in &self.top {
            tree.push(self.group(*part));
        }
        tree
    }

    fn group(&self, part: usize) -> TagGroup {
        let part = &self.parts[part];
        let leaves = part.leaves.iter().map(|leaf| Node::Leaf(*leaf));
        let below = part.below.iter().map(|part| Node::Group(self.group(*part)));
        TagGroup::with_children(tag(&part.role), leaves.chain(below).collect())
    }
}

fn tag(role: &Role) -> TagKind {
    let heading = |level: u16, words: &String| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        Tag::Hn(level, Some(words.clone())).into()
    };
    match role {
        Role::Title(words) => heading(1, words),
        Role::Section(words) => heading(2, words),
        Role::Part(words) => heading(3, words),
        Role::Paragraph => Tag::P.into(),
        Role::Contents => Tag::TOC.into(),
        Role::Entry => Tag::TOCI.into(),
        Role::Link => Tag::Link.into(),
        Role::Bullets => Tag::L(ListNumbering::Disc).into(),
        Role::Numbers => Tag::L(ListNumbering::Decimal).into(),
        Role::Point => Tag::LI.into(),
        Role::Mark => Tag::Lbl.into(),
        Role::Words => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::OfColumn => Tag::TH(TableHeaderScope::Column).into(),
        Role::OfRow => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Picture(shown) => Tag::Figure(Some(shown.clone())).into(),
    }
}
