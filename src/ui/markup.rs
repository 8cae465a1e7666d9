//! Elements by their name at run time. A `view!` makes a type, and with it code, for every tag, every attribute
//! and every kind of value; here all of them are one type. Measured: the lists and details of the app are half the
//! size of program this way. An element that has to be
//! found again has an id.

use leptos::{
    ev::Custom,
    prelude::*,
    tachys::{
        html::{
            attribute::{
                any_attribute::{AnyAttribute, IntoAnyAttribute},
                custom::custom_attribute,
            },
            class::class,
            element::custom,
            event::on,
            property::prop,
        },
        view::iterators::StaticVec,
    },
};

use web_sys::Event;

use super::live::Live;

/// An element in the making.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element: `el("p").class("small").add("…")`.
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// What can be the value of an attribute.
pub enum Value {
    Fixed(&'static str),
    Owned(String),
    Live(Signal<String>),
    LiveFixed(Signal<&'static str>),
    /// Absent while there is none.
    Maybe(Signal<Option<&'static str>>),
}

macro_rules! value_from {
    ($($from:ty => $variant:ident),*) => { $(impl From<$from> for Value {
        fn from(value: $from) -> Self {
            Self::$variant(value)
        }
    })* };
}
value_from!(&'static str => Fixed, String => Owned, Signal<String> => Live, Signal<&'static str> => LiveFixed,
    Signal<Option<&'static str>> => Maybe);

impl El {
    pub fn class(self, name: &'static str) -> Self {
        self.push("class", Value::Fixed(name))
    }

    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.push(name, value.into())
    }

    fn push(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push(match value {
            Value::Fixed(value) => custom_attribute(name, value).into_any_attr(),
            Value::Owned(value) => custom_attribute(name, value).into_any_attr(),
            Value::Live(value) => custom_attribute(name, value).into_any_attr(),
            Value::LiveFixed(value) => custom_attribute(name, value).into_any_attr(),
            Value::Maybe(value) => custom_attribute(name, value).into_any_attr(),
        });
        self
    }

    /// A class that comes and goes.
    pub fn class_while(mut self, name: &'static str, holds: Signal<bool>) -> Self {
        self.0.attributes.push(class((name, holds)).into_any_attr());
        self
    }

    /// The text of a field: what is typed stays until the signal changes.
    pub fn value(mut self, value: Signal<String>) -> Self {
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// A property that is on or off (`checked`, `selected`).
    pub fn switch(mut self, name: &'static str, on: Signal<bool>) -> Self {
        self.0.attributes.push(prop(name, on).into_any_attr());
        self
    }

    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on_event("click", move |_| act())
    }

    /// With the text of the field.
    pub fn on_input(self, act: impl Fn(String) + 'static) -> Self {
        self.on_event("input", move |event| act(event_target_value(&event)))
    }

    /// With the value that was chosen.
    pub fn on_change(self, act: impl Fn(String) + 'static) -> Self {
        self.on_event("change", move |event| act(event_target_value(&event)))
    }

    /// The form is not sent to the server.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Self {
        self.on_event("submit", move |event| {
            event.prevent_default();
            act();
        })
    }

    /// Any other event, by its name.
    pub fn on_event(mut self, name: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        // Named and boxed, so that every handler of every event has one type.
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.0.attributes.push(on(Custom::<Event>::new(name), act).into_any_attr());
        self
    }

    /// Children, in the order they are added.
    #[expect(clippy::should_implement_trait, reason = "an element is no number")]
    pub fn add(mut self, child: impl Child) -> Self {
        child.append(&mut self.0.children);
        self
    }

    /// A child in front of those there are.
    pub fn before(mut self, child: impl Child) -> Self {
        let mut first = Vec::new();
        child.append(&mut first);
        self.0.children.splice(0..0, first);
        self
    }

    pub fn view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        custom(tag).add_any_attr(attributes).child(StaticVec::from(children)).into_any()
    }
}

/// What can stand inside an element.
pub trait Child {
    fn append(self, children: &mut Vec<AnyView>);
}

macro_rules! child {
    ($($kind:ty),*) => { $(impl Child for $kind {
        fn append(self, children: &mut Vec<AnyView>) {
            children.push(self.into_any());
        }
    })* };
}
child!(&'static str, String, Signal<String>, Signal<&'static str>, Live);

impl Child for AnyView {
    fn append(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for El {
    fn append(self, children: &mut Vec<AnyView>) {
        children.push(self.view());
    }
}

impl<C: Child> Child for Option<C> {
    fn append(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.append(children);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn append(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.append(children);
        }
    }
}
