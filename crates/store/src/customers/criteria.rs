//! A list's query with its text read every way it can be: as a name, an identifier, a provider, a number. The
//! SQL finds who answers; from a customer alone the same criteria tell what was hit.

use carnet_core::{
    identifier::{self, Lookup, key},
    name::{Pattern, Words, fold},
    wire::{Customer, CustomerField, MatchKind, Matched, MatchedField, Provider},
};

use super::CustomerQuery;
use crate::{
    db::Db,
    error::Result,
    participants::matched::{identifier_hit, plain},
    providers,
    sql::{Params, close, key_matches, literal},
};

/// The ways to read the text, those outside the field asked for left out.
pub(super) struct Criteria {
    name: Option<(Pattern, Words)>,
    lookups: Vec<Lookup>,
    literal_providers: Vec<Provider>,
    close_providers: Vec<Provider>,
    number: Option<Number>,
}

struct Number {
    typed: String,
    pattern: Pattern,
    key: String,
}

impl Criteria {
    /// Reads the query's text; `None` when it restricts nothing.
    pub fn resolve(db: &mut dyn Db, query: &CustomerQuery) -> Result<Option<Self>> {
        let text = query.q.as_deref().unwrap_or("").trim();
        let (pattern, words) = (Pattern::parse(text), Words::parse(text));
        let on = |field| query.field.is_none_or(|wanted| wanted == field);
        if text.is_empty() || (pattern.is_everything() && (on(CustomerField::Name) || on(CustomerField::Identifier))) {
            return Ok(None);
        }
        let (mut literal_providers, mut close_providers) = (Vec::new(), Vec::new());
        if on(CustomerField::Provider) {
            for provider in providers::list(db)? {
                if pattern.matches(&provider.name) {
                    literal_providers.push(provider);
                } else if words.matches(&fold(&provider.name)) {
                    close_providers.push(provider);
                }
            }
        }
        let number = on(CustomerField::CustomerNumber).then(|| Number {
            typed: text.to_owned(),
            pattern: pattern.clone(),
            key: key(text),
        });
        let lookups = if on(CustomerField::Identifier) { lookups(text, query.field.is_some()) } else { Vec::new() };
        let name = on(CustomerField::Name).then_some((pattern, words));
        Ok(Some(Self { name, lookups, literal_providers, close_providers, number }))
    }

    /// Queries of `id` and `rank` (0 literal, 1 close), one for each way to read the text; a customer may
    /// come more than once. Empty when no way is left.
    pub fn branches(&self, account_id: &str, params: &mut Params) -> Vec<String> {
        let account = params.add(account_id);
        let mut all = Vec::new();
        if let Some((pattern, words)) = &self.name {
            all.push(by_name(&account, pattern, words, params));
        }
        for (providers, rank) in [(&self.literal_providers, 0), (&self.close_providers, 1)] {
            if !providers.is_empty() {
                let ids: Vec<&str> = providers.iter().map(|provider| provider.id.as_str()).collect();
                all.push(format!(
                    "select id, {rank} as rank from customers where account_id = {account} and provider_id in ({})",
                    params.list(&ids)
                ));
            }
        }
        if let Some(number) = &self.number {
            all.extend(number.branches(&account, params));
        }
        all.extend(by_identifier(&account, &self.lookups, params));
        all
    }

    /// What a customer was found by, the most exact way first.
    pub fn matched(&self, customer: &Customer) -> Option<(MatchKind, Matched)> {
        let literal = |matched| (MatchKind::Literal, matched);
        let close = |matched| (MatchKind::Close, matched);
        let number = |hit: &dyn Fn(&Number, &str) -> bool| {
            let number = self.number.as_ref()?;
            let found = customer.customer_numbers.iter().find(|own| hit(number, own))?;
            Some(plain(MatchedField::CustomerNumber, found))
        };
        let name = |hit: &dyn Fn(&Pattern, &Words) -> bool| {
            let (pattern, words) = self.name.as_ref()?;
            hit(pattern, words).then(|| plain(MatchedField::Name, &customer.name))
        };
        let provider = |among: &[Provider]| {
            let found = among.iter().find(|provider| Some(&provider.id) == customer.provider_id.as_ref())?;
            Some(plain(MatchedField::Provider, &found.name))
        };
        let identifiers = || {
            let further = customer.identifiers.iter().map(|i| (i.scheme.as_str(), i.value.as_str()));
            identifier_hit(&customer.participant_id, further, &self.lookups)
        };
        number(&Number::is)
            .or_else(identifiers)
            .or_else(|| name(&|pattern, _| pattern.matches(&customer.name)))
            .or_else(|| provider(&self.literal_providers))
            .map(literal)
            .or_else(|| name(&|_, words| words.matches(&fold(&customer.name))).map(close))
            .or_else(|| provider(&self.close_providers).map(close))
            .or_else(|| number(&Number::resembles).map(close))
    }
}

// A pattern without any digit is a name; over identifiers it would read the whole public directory for
// letters that stand in a VAT number by chance.
fn lookups(text: &str, asked_for: bool) -> Vec<Lookup> {
    let read = identifier::read(text);
    if read.wildcard && !asked_for && !read.value.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    identifier::lookups(&read)
}

fn by_name(account: &str, pattern: &Pattern, words: &Words, params: &mut Params) -> String {
    let from = format!("from customers where account_id = {account} and deleted_at is null");
    let is_literal = literal("name", pattern, params);
    // Every literal hit is a close one too, so one pass over the index answers both.
    if words.is_empty() {
        return format!("select id, 0 as rank {from} and {is_literal}");
    }
    let is_close = close("folded", words, params);
    format!("select id, case when {is_literal} then 0 else 1 end as rank {from} and {is_close}")
}

fn by_identifier(account: &str, lookups: &[Lookup], params: &mut Params) -> Vec<String> {
    let mut all = Vec::new();
    for lookup in lookups {
        let mut condition = key_matches("i.value_key", &lookup.key, params);
        if let Some(scheme) = &lookup.scheme {
            condition += &format!(" and i.scheme = {}", params.add(scheme));
        }
        // `cross join` fixes where SQLite begins: at the identifier's index when the key's beginning is known,
        // else at the account's own customers, who are fewer than the public directory's.
        let (first, second) = match lookup.key.starts_with('*') {
            true => ("customers c", "participant_identifiers i"),
            false => ("participant_identifiers i", "customers c"),
        };
        all.push(format!(
            "select c.id, 0 as rank from {first} cross join {second}
             where c.account_id = {account} and c.deleted_at is null and c.participant_key = i.participant_key
                 and {condition}"
        ));
    }
    all
}

impl Number {
    fn is(&self, number: &str) -> bool {
        number == self.typed || self.pattern.matches(number)
    }

    // Case, spaces, hyphens and dots aside.
    fn resembles(&self, number: &str) -> bool {
        self.pattern.is_exact().is_some() && key(number) == self.key
    }

    fn branches(&self, account: &str, params: &mut Params) -> Vec<String> {
        let from = format!("from customer_numbers where account_id = {account}");
        let pattern = literal("number", &self.pattern, params);
        let mut all = vec![format!("select customer_id as id, 0 as rank {from} and {pattern}")];
        if self.pattern.is_exact().is_some() {
            let typed = params.add(&self.typed);
            all.push(format!("select customer_id as id, 0 as rank {from} and number = {typed}"));
            let key = params.add(&self.key);
            all.push(format!("select customer_id as id, 1 as rank {from} and number_key = {key}"));
        }
        all
    }
}
