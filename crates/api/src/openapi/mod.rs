//! The description of the API (OpenAPI 3.1), made from the handlers: what a handler takes and answers says most of it,
//! its registration adds a name, a summary and the problems of its own.

mod answer;
mod document;
mod finish;
mod input;
mod kind;
mod page;

pub(crate) use answer::{doc, empty, media, problem};
pub(crate) use document::{Document, routes};
pub(crate) use finish::finish;
pub(crate) use input::{
    anybody, bytes_body, collect_key, header, json_body, json_or_bytes_body, path_choice, queries, session_or_key,
    signed_in,
};
pub(crate) use kind::{Kind, choice, day, order, yes_no};
