//! The tool shed: documents, workbooks and layers as data, and their writing. It has never heard of food.

pub mod layers;
pub mod page;
