//! A list's query with its text read every way it can be: as a name, an identifier, a provider, a number. The
//! SQL finds who answers; from a customer alone the same criteria tell what was hit.

use carnet_core::{
    identifier::{self, Lookup, key},
    name::{Pattern, Words, fold},
    wire::{Customer, CustomerField, MatchKind, Matched, MatchedField, Provider},
};

use super::CustomerQuery;
use crate::{
    db::{self, Db},
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

/// Where rows of `customers c` come from, and what they fulfil.
pub(super) struct Branch {
    pub from: String,
    pub conditions: Vec<String>,
    /// `distinct ` where a customer comes once for each of its numbers or identifiers that answers.
    pub distinct: &'static str,
}

impl Branch {
    pub fn of_customers(condition: String) -> Self {
        Self { from: "customers c".to_owned(), conditions: vec![condition], distinct: "" }
    }
}

struct Number {
    typed: String,
    pattern: Pattern,
    key: String,
    /// Whether so many numbers match that customers are better asked than numbers joined.
    many: bool,
}

/// How many numbers are joined with their customers to put those in order.
const FEW_NUMBERS: i64 = 2_000;

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
            many: false,
        });
        let lookups = if on(CustomerField::Identifier) { lookups(text, query.field.is_some()) } else { Vec::new() };
        let name = on(CustomerField::Name).then_some((pattern, words));
        Ok(Some(Self { name, lookups, literal_providers, close_providers, number }))
    }

    /// Finds out which way to the numbers is the shorter one, for [`Criteria::branches`].
    pub fn weigh_numbers(&mut self, db: &mut dyn Db, account_id: &str) -> Result<()> {
        let Some(number) = self.number.as_mut().filter(|number| number.pattern.is_exact().is_none()) else {
            return Ok(());
        };
        let mut params = Params::default();
        let (account, is) = (params.add(account_id), number.is_sql(&mut params));
        let hits = format!("select 1 from customer_numbers n where n.account_id = {account} and {is}");
        let sql = format!("select count(*) from ({hits} limit {}) as h", FEW_NUMBERS + 1);
        let count = db::query_one(db, &sql, &params.0, |row| row.int(0))?;
        number.many = count.is_some_and(|count| count > FEW_NUMBERS);
        Ok(())
    }

    /// The sources of a tier, over `customers c`; a customer may come from more than one. The close tier leaves out
    /// who is in the literal one.
    pub fn branches(&self, account_id: &str, tier: MatchKind, params: &mut Params) -> Vec<Branch> {
        let mut all = Vec::new();
        let providers = match tier {
            MatchKind::Literal => &self.literal_providers,
            MatchKind::Close => &self.close_providers,
        };
        if let Some((pattern, words)) = &self.name {
            all.push(Branch::of_customers(match tier {
                MatchKind::Literal => literal("c.name", pattern, params),
                MatchKind::Close => close("c.folded", words, params),
            }));
        }
        if !providers.is_empty() {
            all.push(Branch::of_customers(among(providers, params)));
        }
        if let Some(number) = &self.number {
            all.extend(number.branch(account_id, tier, params));
        }
        match tier {
            MatchKind::Literal => all.extend(self.lookups.iter().map(|lookup| by_identifier(lookup, params))),
            MatchKind::Close => {
                for branch in &mut all {
                    branch.conditions.extend(self.not_literal(account_id, params));
                }
            }
        }
        all
    }

    /// The ways that every customer of the account has to be asked about, as conditions over `customers c`: those of
    /// the literal tier, those of the close one.
    pub fn asked_of_each(&self, params: &mut Params) -> [Vec<String>; 2] {
        let mut tiers = [Vec::new(), Vec::new()];
        let [literal_ways, close_ways] = &mut tiers;
        if let Some((pattern, words)) = &self.name {
            literal_ways.push(literal("c.name", pattern, params));
            close_ways.push(close("c.folded", words, params));
        }
        for (ways, providers) in [(&mut *literal_ways, &self.literal_providers), (close_ways, &self.close_providers)] {
            if !providers.is_empty() {
                ways.push(among(providers, params));
            }
        }
        for lookup in self.lookups.iter().filter(|lookup| is_sifted(lookup)) {
            literal_ways.push(by_identifier(lookup, params).conditions.join(" and "));
        }
        tiers
    }

    /// The ways that begin at a number or an identifier, with their tiers.
    pub fn looked_up(&self, account_id: &str, params: &mut Params) -> Vec<(MatchKind, Branch)> {
        let mut all = Vec::new();
        for tier in [MatchKind::Literal, MatchKind::Close] {
            let branch = self.number.as_ref().and_then(|number| number.branch(account_id, tier, params));
            all.extend(branch.map(|branch| (tier, branch)));
        }
        let lookups = self.lookups.iter().filter(|lookup| !is_sifted(lookup));
        all.extend(lookups.map(|lookup| (MatchKind::Literal, by_identifier(lookup, params))));
        all
    }

    // The ways into the literal tier, each ruled out for one row.
    fn not_literal(&self, account_id: &str, params: &mut Params) -> Vec<String> {
        let mut all = Vec::new();
        if let Some((pattern, _)) = &self.name {
            all.push(format!("not ({})", literal("c.name", pattern, params)));
        }
        if !self.literal_providers.is_empty() {
            all.push(format!("(c.provider_id is null or not {})", among(&self.literal_providers, params)));
        }
        if let Some(number) = &self.number {
            let (account, is) = (params.add(account_id), number.is_sql(params));
            all.push(format!(
                "c.id not in (select n.customer_id from customer_numbers n where n.account_id = {account} and {is})"
            ));
        }
        // Few have exactly this key, and they are found once; many may match a pattern, and each row is asked.
        for lookup in &self.lookups {
            let is = identifier_is(lookup, params);
            all.push(match lookup.key.contains('*') {
                false => format!(
                    "c.participant_key not in (select i.participant_key from participant_identifiers i where {is})"
                ),
                true => format!("not {}", has_identifier(&is)),
            });
        }
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

// A pattern of more letters than digits is a name: among identifiers it would only meet letters that stand there
// by chance.
fn lookups(text: &str, asked_for: bool) -> Vec<Lookup> {
    let read = identifier::read(text);
    let letters = read.value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = read.value.chars().filter(char::is_ascii_digit).count();
    if read.wildcard && !asked_for && letters >= digits {
        return Vec::new();
    }
    identifier::lookups(&read)
}

fn among(providers: &[Provider], params: &mut Params) -> String {
    let ids: Vec<String> = providers.iter().map(|provider| params.add(&provider.id)).collect();
    format!("c.provider_id in ({})", ids.join(", "))
}

fn identifier_is(lookup: &Lookup, params: &mut Params) -> String {
    let key = key_matches("i.value_key", &lookup.key, params);
    match &lookup.scheme {
        Some(scheme) => format!("{key} and i.scheme = {}", params.add(scheme)),
        None => key,
    }
}

fn has_identifier(is: &str) -> String {
    format!("exists (select 1 from participant_identifiers i where i.participant_key = c.participant_key and {is})")
}

/// Characters that the beginning of a key needs before few enough in the public directory share it.
const TELLING_BEGINNING: usize = 8;

fn is_sifted(lookup: &Lookup) -> bool {
    lookup.key.split_once('*').is_some_and(|(beginning, _)| beginning.chars().count() < TELLING_BEGINNING)
}

// A key whose beginning tells is found by the index of identifiers; `cross join` makes SQLite begin there. Others
// are sifted among the account's own customers: the public directory holds many more.
fn by_identifier(lookup: &Lookup, params: &mut Params) -> Branch {
    if is_sifted(lookup) {
        // The keys are lines: one begins where the text does or behind a line's end.
        let mut sifted = key_matches("c.identifier_keys", &format!("{}*", lookup.key), params);
        if !lookup.key.starts_with('*') {
            sifted += &format!(" or {}", key_matches("c.identifier_keys", &format!("*\n{}*", lookup.key), params));
        }
        let sifted = format!("({sifted})");
        let is = identifier_is(lookup, params);
        let conditions = vec![sifted, has_identifier(&is)];
        return Branch { from: "customers c".to_owned(), conditions, distinct: "" };
    }
    let conditions = vec!["c.participant_key = i.participant_key".to_owned(), identifier_is(lookup, params)];
    Branch { from: "participant_identifiers i cross join customers c".to_owned(), conditions, distinct: "distinct " }
}

impl Number {
    fn is(&self, number: &str) -> bool {
        number == self.typed || self.pattern.matches(number)
    }

    fn is_sql(&self, params: &mut Params) -> String {
        match self.pattern.is_exact() {
            None if self.pattern.matches(&self.typed) => literal("n.number", &self.pattern, params),
            // A number may have what a pattern reads as an escape.
            None => {
                let read = literal("n.number", &self.pattern, params);
                format!("({read} or n.number = {})", params.add(&self.typed))
            }
            // As typed, and with its escapes and spaces read as a pattern reads them.
            Some(exact) => format!("n.number in ({}, {})", params.add(&self.typed), params.add(exact)),
        }
    }

    // A text of hyphens and dots alone has an empty key, which says nothing.
    fn has_resemblances(&self) -> bool {
        self.pattern.is_exact().is_some() && !self.key.is_empty()
    }

    // Case, spaces, hyphens and dots aside.
    fn resembles(&self, number: &str) -> bool {
        self.has_resemblances() && key(number) == self.key
    }

    fn branch(&self, account_id: &str, tier: MatchKind, params: &mut Params) -> Option<Branch> {
        let condition = match tier {
            MatchKind::Literal => self.is_sql(params),
            MatchKind::Close if self.has_resemblances() => format!("n.number_key = {}", params.add(&self.key)),
            MatchKind::Close => return None,
        };
        if self.many {
            // Not `exists`, which SQLite would turn into a join that begins at the numbers.
            let first = "select min(n.position) from customer_numbers n where n.customer_id = c.id";
            return Some(Branch::of_customers(format!("({first} and {condition}) is not null")));
        }
        let account = format!("n.account_id = {}", params.add(account_id));
        let conditions = vec![account, condition, "c.id = n.customer_id".to_owned()];
        Some(Branch { from: "customer_numbers n cross join customers c".to_owned(), conditions, distinct: "distinct " })
    }
}
