//! Flows in whole numbers, and the code that checks claims about them. Neither knows of food, nor of the
//! other.

pub mod certificate;
pub mod flow;
