//! A line of a list of what there is to do, or of where one may go.

use super::{Child, El, el, icon, link};

/// Where it leads, and its words: a number or a picture, a sentence, and why.
pub fn todo_line(path: &str, mark: impl Child, what: impl Child, why: impl Child) -> El {
    let way = link(path, mark)
        .add(el("span").class("todo__what").add(what))
        .add(icon("chevron-right"))
        .add(el("small").add(why));
    el("li").add(way)
}
