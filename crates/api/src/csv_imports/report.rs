//! `GET /customers/imports/{id}/report.csv`: the lines and what became of them, for a spreadsheet.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use carnet_core::wire::{CsvLine, CsvOutcome, CsvReason, Locale, MAX_LIMIT};
use carnet_store::csv_imports::{self as store, LineQuery};

use super::not_found;
use crate::{
    csv_file::{self, BOM, row},
    extract::{ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::Host,
    openapi::{Kind, choice},
    problem::Failure,
};

/// `?outcome=&lang=`; without a language it is the user's.
pub(super) struct Asked {
    outcome: Option<CsvOutcome>,
    lang: Option<Locale>,
}

impl FromParams for Asked {
    const NAMES: &[&str] = &["outcome", "lang"];
    const KINDS: &[(&str, Kind)] = &[("outcome", choice::<CsvOutcome>), ("lang", choice::<Locale>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        Ok(Self { outcome: params.choice("outcome")?, lang: params.choice("lang")? })
    }
}

pub(super) async fn csv(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    ApiQuery(Asked { outcome, lang }): ApiQuery<Asked>,
) -> Result<Response, Failure> {
    let locale = lang.unwrap_or(session.user.locale);
    let account: Arc<str> = session.account.id.into();
    let (owner, known) = (Arc::clone(&account), id.clone());
    host.read(move |db| store::get(db, &owner, &known)).await?.ok_or_else(not_found)?;
    let name = csv_file::dated("import", (host.now)(), "csv");
    let first = LineQuery { outcome, limit: MAX_LIMIT, ..LineQuery::default() };
    let body = csv_file::pages(BOM.to_owned() + &row(headers(locale)), Some(first)).each(move |query| {
        let (host, account, id) = (host.clone(), Arc::clone(&account), id.clone());
        async move { page(host, account, id, query, locale).await }
    });
    Ok(csv_file::answer(&name, body))
}

// A page of lines, and the question for the next.
async fn page(
    host: Host,
    account: Arc<str>,
    id: String,
    query: LineQuery,
    locale: Locale,
) -> Result<(String, Option<LineQuery>), Failure> {
    let asked = query.clone();
    let page = host.read(move |db| store::lines(db, &account, &id, &asked)).await?.ok_or_else(not_found)?;
    let text = page.items.iter().map(|line| row(cells(line, locale))).collect();
    Ok((text, page.next_cursor.map(|cursor| LineQuery { cursor: Some(cursor), ..query })))
}

fn headers(locale: Locale) -> [String; 9] {
    let words = match locale {
        Locale::Fr => {
            ["Ligne", "Nom", "Identifiant", "Numéros de client", "Résultat", "Raison", "Colonne", "Valeur", "Détenteur"]
        }
        Locale::En => {
            ["Line", "Name", "Identifier", "Customer numbers", "Result", "Reason", "Column", "Value", "Holder"]
        }
    };
    words.map(str::to_owned)
}

fn cells(line: &CsvLine, locale: Locale) -> [String; 9] {
    let reason = line.reason.map(|reason| reason_words(reason, locale)).unwrap_or_default();
    [
        line.line.to_string(),
        line.name.clone(),
        line.identifier.clone(),
        line.numbers.clone(),
        outcome_words(line.outcome, locale).to_owned(),
        reason.to_owned(),
        line.column.clone().unwrap_or_default(),
        line.value.clone().unwrap_or_default(),
        line.holder.clone().unwrap_or_default(),
    ]
}

fn outcome_words(outcome: CsvOutcome, locale: Locale) -> &'static str {
    let (fr, en) = match outcome {
        CsvOutcome::Created => ("Créé", "Created"),
        CsvOutcome::Updated => ("Mis à jour", "Updated"),
        CsvOutcome::Unchanged => ("Inchangé", "Unchanged"),
        CsvOutcome::Ambiguous => ("Ambigu", "Ambiguous"),
        CsvOutcome::Rejected => ("Erreur", "Error"),
    };
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

#[rustfmt::skip]
fn reason_words(reason: CsvReason, locale: Locale) -> &'static str {
    let (fr, en) = match reason {
        CsvReason::Empty => ("Ni identifiant ni nom", "Neither identifier nor name"),
        CsvReason::WrongColumns => ("Autant de colonnes que la première ligne sont attendues", "As many columns as the first line has are expected"),
        CsvReason::OpenQuote => ("Un guillemet n’est jamais refermé", "A quote never closes"),
        CsvReason::MalformedIdentifier => ("Ce n’est pas un identifiant", "This is no identifier"),
        CsvReason::NotFound => ("Introuvable dans l’annuaire public", "Not found in the public directory"),
        CsvReason::SeveralFound => ("Plusieurs destinataires possibles", "Several possible recipients"),
        CsvReason::NonExisting => ("Désactivé du réseau", "Deactivated from the network"),
        CsvReason::InactiveAddress => ("Adresse inactive selon le fichier", "Inactive address according to the file"),
        CsvReason::NumberControl => ("Un numéro de client contient un caractère de contrôle", "A customer number contains a control character"),
        CsvReason::NumberTooLong => ("Un numéro de client a plus de 64 caractères", "A customer number has more than 64 characters"),
        CsvReason::TooManyNumbers => ("Un client a 100 numéros au plus", "A customer has at most 100 numbers"),
        CsvReason::NumberTaken => ("Un autre client a ce numéro", "Another customer has this number"),
        CsvReason::NumberTwice => ("Une autre ligne du fichier a ce numéro", "Another line of the file has this number"),
        CsvReason::CustomerTwice => ("Une autre ligne du fichier désigne ce client", "Another line of the file means this customer"),
        CsvReason::ProviderUnknown => ("Le destinataire n’a pas ce prestataire", "The recipient does not have this provider"),
        CsvReason::ProviderRequired => ("Le destinataire a plusieurs prestataires\u{a0}: indiquez lequel", "The recipient has several providers: name one"),
    };
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}
