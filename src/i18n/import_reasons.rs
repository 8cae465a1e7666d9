//! Why a line of an imported file is not taken, and how to repair it.

use carnet_core::wire::{CsvLine, CsvReason};

use super::{
    Locale,
    importing::{candidates, pick},
};

texts! {
    line_where(line: count, column, value, reason) {
        fr: "Ligne {line}, colonne {column}\u{a0}: «\u{a0}{value}\u{a0}». {reason}",
        en: "Line {line}, column {column}: “{value}”. {reason}",
    }
    line_only(line: count, reason) { fr: "Ligne {line}\u{a0}: {reason}", en: "Line {line}: {reason}" }
    taken_by(holder) {
        fr: "Ce numéro appartient déjà à {holder}. Corrigez-le dans le fichier, ou déplacez-le d’abord.",
        en: "This number already belongs to {holder}. Correct it in the file, or move it first.",
    }
}

/// Why a line is not taken, and how to repair it; where it stands in the file.
pub fn reason(locale: Locale, line: &CsvLine) -> String {
    let Some(reason) = line.reason else { return String::new() };
    if reason == CsvReason::SeveralFound {
        return candidates(locale, line.candidates.len() as u64);
    }
    let why = match (reason, &line.holder) {
        (CsvReason::NumberTaken, Some(holder)) => taken_by(locale, holder),
        _ => pick(locale, why(reason)).to_owned(),
    };
    match (&line.column, &line.value) {
        (Some(column), Some(value)) => line_where(locale, line.line, column, value, &why),
        _ => line_only(locale, line.line, &why),
    }
}

#[rustfmt::skip]
fn why(reason: CsvReason) -> (&'static str, &'static str) {
    match reason {
        CsvReason::Empty => (
            "Ni identifiant ni nom. Complétez la ligne ou supprimez-la.",
            "Neither identifier nor name. Complete the line or delete it."),
        CsvReason::WrongColumns => (
            "La ligne n’a pas le même nombre de colonnes que la première. Vérifiez les séparateurs et les guillemets.",
            "The line has another number of columns than the first. Check separators and quotes."),
        CsvReason::OpenQuote => (
            "Un guillemet ouvert n’est jamais fermé. Ajoutez le guillemet manquant.",
            "A quote is opened and never closed. Add the missing quote."),
        CsvReason::MalformedIdentifier => (
            "Ne correspond à aucun type d’identifiant. Vérifiez les chiffres, par exemple 732829320.",
            "Fits no identifier type. Check the digits, for example 732829320."),
        CsvReason::NotFound => (
            "Introuvable dans l’annuaire public. Vérifiez la valeur, ou proposez ce client.",
            "Not found in the public directory. Check the value, or suggest this customer."),
        CsvReason::SeveralFound => ("Plusieurs destinataires possibles.", "Several possible recipients."),
        CsvReason::NonExisting => (
            "Ce destinataire a été désactivé du réseau. Demandez-lui son adresse électronique actuelle.",
            "This recipient was deactivated from the network. Ask it for its current e-address."),
        CsvReason::InactiveAddress => (
            "Cette adresse de facturation n’est pas active. Choisissez une adresse active.",
            "This billing address is not active. Choose an active address."),
        CsvReason::NumberControl => (
            "Le numéro contient un caractère invisible. Effacez-le et retapez-le.",
            "The number contains an invisible character. Clear it and type it again."),
        CsvReason::NumberTooLong => (
            "Un numéro de client a 64 caractères au plus. Raccourcissez-le.",
            "A customer number has 64 characters at most. Shorten it."),
        CsvReason::TooManyNumbers => (
            "Un client a 100 numéros au plus. Retirez-en.",
            "A customer has 100 numbers at most. Remove some."),
        CsvReason::NumberTaken => (
            "Ce numéro appartient déjà à un autre client. Corrigez-le dans le fichier, ou déplacez-le d’abord.",
            "This number already belongs to another customer. Correct it in the file, or move it first."),
        CsvReason::NumberTwice => (
            "Une autre ligne du fichier a ce numéro pour un autre client. Gardez l’une des deux.",
            "Another line of the file has this number for another customer. Keep one of the two."),
        CsvReason::CustomerTwice => (
            "Une autre ligne du fichier est le même client. Réunissez leurs numéros sur une ligne.",
            "Another line of the file is the same customer. Bring their numbers together on one line."),
        CsvReason::ProviderUnknown => (
            "Ce destinataire ne passe pas par ce prestataire de services. Corrigez le nom ou laissez la case vide.",
            "This recipient does not use this service provider. Correct the name or leave the cell empty."),
        CsvReason::ProviderRequired => (
            "Ce destinataire a plusieurs prestataires de services. Indiquez lequel dans une colonne.",
            "This recipient has several service providers. Name one in a column."),
    }
}
