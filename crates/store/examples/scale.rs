//! How long searches take over 100 000 participants and 100 000 customers of one account, in a file of its own:
//! `cargo run --release -p carnet-store --example scale [participants [file]]`. Times are of the clock, on this machine,
//! in this run: each search 100 times, the first not counted.

use std::time::Instant;

use carnet_core::{
    identifier::{self, ParticipantId},
    wire::{CustomerField, CustomerFilter, CustomerSort, DocumentType, Locale, MatchKind, NameEntry, Provider, Role},
};
use carnet_store::{
    Error, Result,
    accounts::{self, Acceptance, NewAccount},
    customers::{self, CustomerQuery, NewCustomer},
    participants::{self, NewParticipant, ParticipantQuery},
    pool::{self, Pool},
    providers, sqlite, users,
};

const FIRST: &[&str] = &["Nord", "Svenska", "Énergie", "Bröd", "Alma", "Quai", "Lumière", "Handels", "Vega", "Société"];
const SECOND: &[&str] =
    &["bygg", "handel", " Générale", "kraft", " Industrie", "banken", " Transport", "hav", " Oy", "lux"];
const THIRD: &[&str] = &[" AB", " SAS", " Oy", " GmbH", " SA", " AS", " A/S", " BV"];
const ACCOUNT: &str = "account";
const RUNS: usize = 100;

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse())?;
    let directory = tempfile::tempdir()?;
    // A file that is named is kept, and measured again without being filled.
    let kept = std::env::args().nth(2).map(std::path::PathBuf::from);
    let path = kept.unwrap_or_else(|| directory.path().join("scale.db"));
    let known = path.exists();
    let pool = sqlite::open(&path, 2)?;
    if !known {
        let started = Instant::now();
        fill(&pool, count)?;
        println!("{count} participants and customers written in {:.1} s\n", started.elapsed().as_secs_f64());
    }
    println!("{:<44} {:>9} {:>9} {:>7}", "", "p50", "p99", "total");
    participants_table(&pool)?;
    customers_table(&pool)?;
    Ok(())
}

fn fill(pool: &dyn Pool, count: usize) -> Result<()> {
    pool::write(pool, |db| {
        for n in 0..20 {
            let name = format!("Provider {n}");
            providers::put(db, &Provider { id: format!("p{n}"), name, requires_routing_setup: n % 4 == 0 })?;
        }
        let (id, name) = (ACCOUNT.to_owned(), "Lumière".to_owned());
        accounts::add(db, &NewAccount { id, name, participant_id: None, acceptance: Acceptance::Automatic }, 0)?;
        let user = users::NewUser {
            id: "user".to_owned(),
            account_id: ACCOUNT.to_owned(),
            email: "a@b.example".to_owned(),
            display_name: "A".to_owned(),
            role: Role::Member,
            locale: Locale::Fr,
            password_hash: String::new(),
        };
        users::add(db, &user, 0)
    })?;
    for from in (0..count).step_by(5_000) {
        pool::write(pool, |db| {
            for n in from..count.min(from + 5_000) {
                let participant = participant(n)?;
                participants::put(db, &participant)?;
                let customer = NewCustomer {
                    participant_key: participant.participant_id.key(),
                    numbers: numbers(n),
                    provider_id: participant.provider_ids.first().cloned(),
                };
                let added = customers::add(db, ACCOUNT, "user", &format!("c{n}"), &format!("r{n}"), &customer, 0)?;
                added.map_err(|refused| Error::Database(format!("{refused:?}")))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

// Every tenth has two more.
fn numbers(n: usize) -> Vec<String> {
    let further = if n.is_multiple_of(10) { vec![format!("K-{n}"), format!("0{n:06}")] } else { Vec::new() };
    std::iter::once(format!("{n:06}")).chain(further).collect()
}

fn pick<'a>(words: &[&'a str], n: usize) -> &'a str {
    words.get(n % words.len()).copied().unwrap_or_default()
}

fn participant(n: usize) -> Result<NewParticipant> {
    // A walk through all numbers in no order, so that names and identifiers do not arrive sorted.
    let mixed = n.wrapping_mul(2_654_435_761) % 1_000_000_007;
    let name = format!("{}{} {mixed}{}", pick(FIRST, mixed), pick(SECOND, mixed / 10), pick(THIRD, mixed / 100));
    let id =
        ParticipantId::parse(&format!("0088:73{:011}", mixed)).map_err(|error| Error::Corrupt(format!("{error:?}")))?;
    let mut names = vec![NameEntry { name, language: None }];
    if n.is_multiple_of(20) {
        names.push(NameEntry { name: format!("Trading as Zéphyr {n}"), language: None });
    }
    let types =
        ["urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##a::2.1", "urn:example::Order##a::2.1"];
    let document_type = |value: &&str| DocumentType {
        scheme: "busdox-docid-qns".to_owned(),
        value: (*value).to_owned(),
        name: "T".to_owned(),
    };
    Ok(NewParticipant {
        participant_id: id,
        names,
        country: pick(&["FR", "SE", "FI", "DE"], mixed / 7).to_owned(),
        place: None,
        website: None,
        identifiers: vec![identifier::canonical("VAT", &format!("SE{:010}01", mixed), "SE")],
        document_types: types.iter().skip(usize::from(n.is_multiple_of(50))).map(document_type).collect(),
        provider_ids: vec![format!("p{}", mixed % 20)],
        source: "scale".to_owned(),
        as_of_ms: 0,
    })
}

fn measure(what: &str, mut run: impl FnMut() -> Result<u64>) -> Result<()> {
    let total = run()?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let started = Instant::now();
        run()?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let percentile = |share: usize| times.get((RUNS * share).div_ceil(100) - 1).copied().unwrap_or_default();
    println!("{what:<44} {:>6.2} ms {:>6.2} ms {total:>7}", percentile(50), percentile(99));
    Ok(())
}

fn participants_table(pool: &dyn Pool) -> Result<()> {
    let some = |text: &str| Some(text.to_owned());
    let base = ParticipantQuery::default;
    let queries = [
        ("participants: *", ParticipantQuery { name: some("*"), ..base() }),
        ("participants: prefix Vega*", ParticipantQuery { name: some("Vega*"), ..base() }),
        ("participants: prefix Vegahav 12*", ParticipantQuery { name: some("Vegahav 12*"), ..base() }),
        ("participants: suffix *Oy", ParticipantQuery { name: some("*Oy"), ..base() }),
        ("participants: infix *banken 77*", ParticipantQuery { name: some("*banken 77*"), ..base() }),
        ("participants: a further name *Zéphyr*", ParticipantQuery { name: some("*Zéphyr*"), ..base() }),
        ("participants: nothing *qqq*", ParticipantQuery { name: some("*qqq*"), ..base() }),
        ("participants: close societe handel", ParticipantQuery { name: some("societe handel"), ..base() }),
        (
            "participants: *Oy* literal alone",
            ParticipantQuery { name: some("*Oy*"), matching: Some(MatchKind::Literal), ..base() },
        ),
        ("participants: name exact", ParticipantQuery { name: some("Vegahav 123456 AB"), ..base() }),
        ("participants: id exact", ParticipantQuery { id: some("0088:7300000000000"), ..base() }),
        ("participants: id prefix 7300*", ParticipantQuery { id: some("0088:7300*"), ..base() }),
        ("participants: id infix *4455*", ParticipantQuery { id: some("*4455*"), ..base() }),
        ("participants: provider", ParticipantQuery { provider: some("Provider 3"), ..base() }),
        (
            "participants: *AB* of a provider in SE",
            ParticipantQuery { name: some("*AB*"), provider: some("p3"), country: some("se"), ..base() },
        ),
        ("participants: page 100 of *", ParticipantQuery { name: some("*"), page: Some(100), ..base() }),
    ];
    for (what, query) in queries {
        measure(what, || {
            let answer = pool::read(pool, |db| participants::search(db, ACCOUNT, &query))?;
            Ok(answer.groups.iter().map(|group| group.total).sum())
        })?;
    }
    Ok(())
}

fn customers_table(pool: &dyn Pool) -> Result<()> {
    let base = CustomerQuery::default;
    let q = |text: &str| CustomerQuery { q: Some(text.to_owned()), ..base() };
    let queries = [
        ("customers: all by name", base()),
        (
            "customers: all by provider, descending",
            CustomerQuery { sort: CustomerSort::Provider, descending: true, ..base() },
        ),
        ("customers: all by update", CustomerQuery { sort: CustomerSort::UpdatedAt, ..base() }),
        ("customers: all by freshness", CustomerQuery { sort: CustomerSort::AsOf, ..base() }),
        ("customers: to be seen to", CustomerQuery { status: Some(CustomerFilter::Action), ..base() }),
        (
            "customers: routable, page 100",
            CustomerQuery { status: Some(CustomerFilter::Routable), page: Some(100), ..base() },
        ),
        ("customers: number 000077", q("000077")),
        ("customers: number 0000*", q("0000*")),
        ("customers: number 0* (nearly all)", q("0*")),
        ("customers: number *77*", CustomerQuery { field: Some(CustomerField::CustomerNumber), ..q("*77*") }),
        ("customers: GLN", q("7300000000000")),
        ("customers: name Vega*", q("Vega*")),
        ("customers: name *banken 77*", q("*banken 77*")),
        ("customers: close societe", q("societe")),
        ("customers: close, nearly all: a", q("a")),
        ("customers: nothing zzzz", q("zzzz")),
        ("customers: provider Provider 3", q("Provider 3")),
        ("customers: infix *4455*", q("*4455*")),
        (
            "customers: societe to be seen to, by provider",
            CustomerQuery { status: Some(CustomerFilter::Action), sort: CustomerSort::Provider, ..q("societe") },
        ),
    ];
    for (what, query) in queries {
        measure(what, || Ok(pool::read(pool, |db| customers::list(db, ACCOUNT, &query))?.total))?;
    }
    Ok(())
}
