//! What was typed in the dialog and not yet stored, beside the customer as it was read. The box and the list of
//! numbers are two views of the same numbers: whichever was edited last counts.

use carnet_core::{
    customer_number::{self, Parsed},
    wire::{ChangeCustomer, Code, Customer},
};
use leptos::prelude::*;

use super::trouble::Trouble;

/// A line of the list of numbers; the key stays while its text changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub key: u32,
    pub text: String,
}

#[derive(Clone, Copy)]
pub struct Draft {
    /// As it was read, with its version; nothing before it was.
    base: RwSignal<Option<Customer>>,
    text: RwSignal<String>,
    lines: RwSignal<Vec<Line>>,
    /// The list was edited last, not the box.
    by_list: RwSignal<bool>,
    provider: RwSignal<Option<String>>,
    /// The customer as somebody else has stored it meanwhile.
    conflict: RwSignal<Option<Customer>>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub busy: RwSignal<bool>,
    next_key: StoredValue<u32>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            base: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            lines: RwSignal::new(Vec::new()),
            by_list: RwSignal::new(false),
            provider: RwSignal::new(None),
            conflict: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            next_key: StoredValue::new(0),
        }
    }

    /// Begins anew with this version. What the dialog sets here may be gone when an answer comes late.
    pub fn start(self, customer: Customer) {
        self.text.try_set(customer.customer_numbers.join(", "));
        self.by_list.try_set(false);
        self.list(customer.customer_numbers.clone());
        self.provider.try_set(customer.provider_id.clone());
        self.conflict.try_set(None);
        self.trouble.try_set(None);
        self.base.try_set(Some(customer));
    }

    /// Takes over a newer version where nothing was typed.
    pub fn follow(self, customer: Customer) {
        let known = self.base.with_untracked(|base| base.as_ref().map(|base| base.version));
        if known.is_none_or(|known| known < customer.version) && !self.is_dirty_untracked() {
            self.start(customer);
        }
    }

    /// The same edits, from now on beside this version.
    pub fn rebase(self, customer: Customer) {
        self.conflict.try_set(None);
        self.base.try_set(Some(customer));
    }

    pub fn discard(self) {
        if let Some(base) = self.base.try_get_untracked().flatten() {
            self.start(base);
        }
    }

    pub fn is_ready(self) -> bool {
        self.base.with(Option::is_some)
    }

    pub fn base(self) -> Option<Customer> {
        self.base.get()
    }

    pub fn base_untracked(self) -> Option<Customer> {
        self.base.try_get_untracked().flatten()
    }

    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    pub fn conflict(self) -> Option<Customer> {
        self.conflict.get()
    }

    pub fn conflict_untracked(self) -> Option<Customer> {
        self.conflict.try_get_untracked().flatten()
    }

    pub fn set_conflict(self, current: Customer) {
        self.trouble.try_set(None);
        self.conflict.try_set(Some(current));
    }

    pub fn text(self) -> Signal<String> {
        self.text.into()
    }

    pub fn lines(self) -> Signal<Vec<Line>> {
        self.lines.into()
    }

    pub fn provider(self) -> Option<String> {
        self.provider.get()
    }

    pub fn type_box(self, text: String) {
        self.list(text.split(',').map(|number| number.trim().to_owned()).filter(|number| !number.is_empty()).collect());
        self.text.set(text);
        self.by_list.set(false);
        self.trouble.set(None);
    }

    pub fn type_line(self, key: u32, text: String) {
        self.change_lines(|lines| {
            if let Some(line) = lines.iter_mut().find(|line| line.key == key) {
                line.text = text;
            }
        });
    }

    /// Answers the key of the new line.
    pub fn add_line(self) -> u32 {
        let key = self.new_key();
        self.change_lines(|lines| lines.push(Line { key, text: String::new() }));
        key
    }

    /// Answers the key of the line that stands there now, else of the one before.
    pub fn remove_line(self, key: u32) -> Option<u32> {
        let position = self.lines.with_untracked(|lines| lines.iter().position(|line| line.key == key))?;
        self.change_lines(|lines| {
            lines.remove(position);
        });
        self.lines.with_untracked(|lines| lines.get(position).or_else(|| lines.last()).map(|line| line.key))
    }

    fn change_lines(self, change: impl FnOnce(&mut Vec<Line>)) {
        self.lines.update(change);
        let texts = self.lines.with_untracked(|lines| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>());
        self.text.set(texts.into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(", "));
        self.by_list.set(true);
        self.trouble.set(None);
    }

    fn list(self, numbers: Vec<String>) {
        let lines: Vec<Line> = numbers.into_iter().map(|text| Line { key: self.new_key(), text }).collect();
        self.lines.try_set(lines);
    }

    fn new_key(self) -> u32 {
        self.next_key.try_update_value(|next| std::mem::replace(next, next.wrapping_add(1))).unwrap_or_default()
    }

    pub fn choose(self, provider: String) {
        self.provider.set(Some(provider));
    }

    /// The numbers, or which of them cannot be one; the position counts from 0.
    pub fn numbers(self) -> Result<Parsed, (usize, Code)> {
        read(&self.text.get(), self.by_list.get().then(|| self.lines.get()).as_deref())
    }

    pub fn is_dirty(self) -> bool {
        let numbers = self.numbers();
        let provider = self.provider.get();
        self.base.with(|base| base.as_ref().is_some_and(|base| differs(base, &numbers, &provider)))
    }

    /// Also once the page is gone: then nothing is.
    pub fn is_dirty_untracked(self) -> bool {
        !self.busy.is_disposed() && untrack(|| self.is_dirty())
    }

    /// What is to be stored: the fields that differ from what was read.
    pub fn change(self) -> Result<ChangeCustomer, (usize, Code)> {
        let (numbers, provider) = (untrack(|| self.numbers())?.numbers, self.provider.get_untracked());
        Ok(self.base.with_untracked(|base| match base {
            None => ChangeCustomer::default(),
            Some(base) => ChangeCustomer {
                customer_numbers: (numbers != base.customer_numbers).then_some(numbers),
                provider_id: if provider == base.provider_id { None } else { provider },
                own_status: None,
            },
        }))
    }
}

fn read(text: &str, lines: Option<&[Line]>) -> Result<Parsed, (usize, Code)> {
    match lines {
        Some(lines) => customer_number::parse_list(lines.iter().map(|line| line.text.as_str())),
        None => customer_number::parse_box(text),
    }
}

fn differs(base: &Customer, numbers: &Result<Parsed, (usize, Code)>, provider: &Option<String>) -> bool {
    let numbers = numbers.as_ref().map(|parsed| &parsed.numbers);
    numbers != Ok(&base.customer_numbers) || *provider != base.provider_id
}
