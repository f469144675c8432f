//! Finds in the syntax of a file what each change changes, and puts the changed text beside it.

use super::{CLOSE, OPEN};
use proc_macro2::{LineColumn, Span};
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Block, Expr, Pat, Signature};

/// A change as `cargo mutants` lists it.
pub(crate) struct Change {
    id: usize,
    genre: String,
    line: usize,
    column: usize,
    replacement: String,
}

impl Change {
    pub(crate) fn read(id: usize, listed: &Value) -> Change {
        let start = &listed["span"]["start"];
        let number = |of: &Value| of.as_u64().expect("a number") as usize;
        let text = |of: &Value| of.as_str().expect("a text").to_owned();
        Change {
            id,
            genre: text(&listed["genre"]),
            line: number(&start["line"]),
            column: number(&start["column"]) - 1,
            replacement: text(&listed["replacement"]),
        }
    }

    /// On lines of its own: text that counts where this change is on.
    fn marked(&self, text: &str) -> String {
        let mark = format!("{OPEN}{}{CLOSE}", self.id);
        format!("\n{mark}{text}{mark}\n")
    }

    fn on(&self) -> String {
        format!("crate::tried::on({})", self.id)
    }
}

/// Text put before and after a stretch of the file.
struct Around {
    stretch: Range<usize>,
    /// Of two around the same stretch, the lower one is outside.
    rank: u8,
    before: String,
    after: String,
}

pub(crate) struct Finder<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    changes: HashMap<(String, usize, usize), Vec<Change>>,
    around: Vec<Around>,
}

impl<'a> Finder<'a> {
    /// The text of a file with those changes that can be told at run time, each between marks.
    pub(crate) fn written(text: &'a str, changes: Vec<Change>) -> String {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        let mut finder = Finder { text, lines, changes: HashMap::new(), around: Vec::new() };
        for change in changes {
            let key = (change.genre.clone(), change.line, change.column);
            finder.changes.entry(key).or_default().push(change);
        }
        finder.visit_file(&syn::parse_file(text).expect("the tree compiles"));
        finder.put_together()
    }

    fn at(&self, place: LineColumn) -> usize {
        let rest = &self.text[self.lines[place.line - 1]..];
        let before = rest.chars().take(place.column).map(char::len_utf8).sum::<usize>();
        self.lines[place.line - 1] + before
    }

    fn stretch(&self, span: Span) -> Range<usize> {
        self.at(span.start())..self.at(span.end())
    }

    fn source(&self, span: Span) -> &'a str {
        &self.text[self.stretch(span)]
    }

    /// The changes of a kind that begin where something begins.
    fn take(&mut self, genre: &str, span: Span) -> Vec<Change> {
        let LineColumn { line, column } = span.start();
        self.changes.remove(&(genre.to_owned(), line, column)).unwrap_or_default()
    }

    fn put(&mut self, stretch: Range<usize>, rank: u8, before: String, after: &str) {
        self.around.push(Around { stretch, rank, before, after: after.to_owned() });
    }

    /// One expression or another, as the switch is.
    fn instead(&mut self, span: Span, rank: u8, changed: Vec<(Change, String)>) {
        if changed.is_empty() {
            return;
        }
        let branch = |(change, text): (Change, String)| {
            change.marked(&format!("if {} {{ {text} }}", change.on())) + "else "
        };
        let branches: String = changed.into_iter().map(branch).collect();
        self.put(self.stretch(span), rank, format!("({branches}{{ "), " })");
    }

    fn put_together(&self) -> String {
        let mut puts: Vec<(usize, u8, i64, i64, &str)> = Vec::new();
        for Around { stretch, rank, before, after } in &self.around {
            let (from, to, rank) = (stretch.start, stretch.end, i64::from(*rank));
            // What ends at a place comes before what begins there; the longer one is outside.
            puts.push((from, 1, -(to as i64), rank, before));
            puts.push((to, 0, -(from as i64), -rank, after));
        }
        puts.sort();
        let (mut text, mut done) = (String::new(), 0);
        for (at, _, _, _, put) in puts {
            text.push_str(&self.text[done..at]);
            text.push_str(put);
            done = at;
        }
        text + &self.text[done..]
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let Some(first) = block.stmts.first() else { return };
        let returns = self.source(signature.output.span());
        // What returns `impl Trait` has one type only.
        if returns.contains("impl ") {
            return;
        }
        let at = self.stretch(block.brace_token.span.open()).end;
        for change in self.take("FnValue", first.span()) {
            let text = format!("if {} {{ return {}; }}", change.on(), change.replacement);
            self.put(at..at, 0, change.marked(&text), "");
        }
    }

    /// An arm that is left out is one whose guard never holds.
    fn arm(&mut self, arm: &Arm) {
        for change in self.take("MatchArm", arm.span()) {
            let off = format!("!{}", change.on());
            match &arm.guard {
                Some((_, guard)) => {
                    let before = change.marked(&format!("{off} &&")) + "(";
                    self.put(self.stretch(guard.span()), 0, before, ")");
                }
                None => {
                    let end = self.at(arm.pat.span().end());
                    self.put(end..end, 0, change.marked(&format!(" if {off}")), "");
                }
            }
        }
    }
}

/// Whether a condition binds names, so that its parts cannot be put in brackets.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(both) if matches!(both.op, BinOp::And(_)) => {
            binds(&both.left) || binds(&both.right)
        }
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    // Nothing is asked at run time where the compiler computes, nor in patterns.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_expr_binary(&mut self, both: &'ast syn::ExprBinary) {
        if !binds(&both.left) && !binds(&both.right) {
            let (left, right) = (self.source(both.left.span()), self.source(both.right.span()));
            let changes = self.take("BinaryOperator", both.op.span());
            let changed = changes.into_iter().map(|change| {
                let text = format!("({left}) {} ({right})", change.replacement);
                (change, text)
            });
            self.instead(both.span(), 2, changed.collect());
        }
        visit::visit_expr_binary(self, both);
    }

    fn visit_expr_unary(&mut self, one: &'ast syn::ExprUnary) {
        let inner = self.source(one.expr.span());
        let changes = self.take("UnaryOperator", one.op.span());
        let changed = changes.into_iter().map(|change| (change, inner.to_owned()));
        self.instead(one.span(), 2, changed.collect());
        visit::visit_expr_unary(self, one);
    }

    fn visit_expr_match(&mut self, whole: &'ast syn::ExprMatch) {
        let rest = |arm: &Arm| arm.guard.is_none() && matches!(arm.pat, Pat::Wild(_));
        // Without one that takes the rest none can be left out.
        if whole.arms.iter().any(rest) {
            whole.arms.iter().for_each(|arm| self.arm(arm));
        }
        visit::visit_expr_match(self, whole);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        if let Some((_, guard)) = &arm.guard {
            let changes = self.take("MatchArmGuard", guard.span());
            let changed = changes.into_iter().map(|change| {
                let text = change.replacement.clone();
                (change, text)
            });
            self.instead(guard.span(), 1, changed.collect());
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, whole: &'ast syn::ExprStruct) {
        if let Some(rest) = &whole.rest {
            let rest = self.source(rest.span());
            for field in &whole.fields {
                let changes = self.take("StructField", field.span());
                let name = self.source(field.member.span());
                if field.colon_token.is_none() && !changes.is_empty() {
                    let end = self.at(field.span().end());
                    self.put(end..end, 0, ": ".to_owned(), "");
                    let own = format!(" else {{ {name} }}");
                    for change in changes {
                        let text = format!("if {} {{ ({rest}).{name} }}", change.on());
                        self.put(end..end, 1, change.marked(&text) + &own, "");
                    }
                } else {
                    let changed = changes.into_iter();
                    let changed = changed.map(|change| (change, format!("({rest}).{name}")));
                    self.instead(field.expr.span(), 1, changed.collect());
                }
            }
        }
        visit::visit_expr_struct(self, whole);
    }
}
