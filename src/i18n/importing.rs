//! Words of importing customers from a file: the steps, the columns, what becomes of each line and why.

use carnet_core::wire::{ColumnRole, CsvCounts, CsvOutcome, CsvState, Encoding};

use super::{Locale, states::Tone};

texts! {
    steps { fr: "Étapes de l’import", en: "Steps of the import" }
    step_file { fr: "Fichier", en: "File" }
    step_columns { fr: "Colonnes", en: "Columns" }
    step_preview { fr: "Aperçu", en: "Preview" }
    step_import { fr: "Import", en: "Import" }
    step_report { fr: "Rapport", en: "Report" }
    step_done(step) { fr: "{step}, terminé", en: "{step}, done" }
    nothing_written { fr: "Rien n’est écrit avant «\u{a0}Importer\u{a0}».", en: "Nothing is written before “Import”." }

    choose { fr: "Choisir un fichier", en: "Choose a file" }
    drop { fr: "ou déposez-le ici", en: "or drop it here" }
    file_hint {
        fr: "Fichier CSV (virgule, point-virgule ou tabulation), 50 000 lignes et 16 Mo au plus. Un export de Carnet et le fichier de consultation de l’annuaire français conviennent.",
        en: "CSV file (comma, semicolon or tab), at most 50,000 lines and 16 MB. An export of Carnet and the consult file of the French directory will do.",
    }
    uploading { fr: "Lecture du fichier…", en: "Reading the file…" }
    file_too_large {
        fr: "Le fichier dépasse 16 Mo\u{a0}: coupez-le en plusieurs.",
        en: "The file is larger than 16 MB: split it.",
    }
    earlier { fr: "Imports précédents", en: "Earlier imports" }
    earlier_none { fr: "Aucun import.", en: "No import." }
    col_file { fr: "Fichier", en: "File" }
    col_state { fr: "État", en: "Status" }
    col_lines { fr: "Lignes", en: "Lines" }
    col_by { fr: "Par", en: "By" }
    col_date { fr: "Date", en: "Date" }

    columns_of(file) { fr: "Colonnes de {file}", en: "Columns of {file}" }
    read_as(n: count, separator, encoding) {
        fr: "{n} ligne, {separator}, {encoding}." | "{n} lignes, {separator}, {encoding}.",
        en: "{n} line, {separator}, {encoding}." | "{n} lines, {separator}, {encoding}.",
    }
    by_comma { fr: "séparées par des virgules", en: "separated by commas" }
    by_semicolon { fr: "séparées par des points-virgules", en: "separated by semicolons" }
    by_tab { fr: "séparées par des tabulations", en: "separated by tabs" }
    header { fr: "La première ligne nomme les colonnes", en: "The first line names the columns" }
    column { fr: "Colonne", en: "Column" }
    samples { fr: "Premières valeurs", en: "First values" }
    role { fr: "Contenu", en: "Content" }
    role_of(column) { fr: "Contenu de la colonne {column}", en: "Content of the column {column}" }
    column_n(n: count) { fr: "Colonne {n}", en: "Column {n}" }
    lost_zeros(column) {
        fr: "Des zéros en tête ont peut-être été perdus dans la colonne {column}.",
        en: "Leading zeros may have been lost in column {column}.",
    }
    no_column {
        fr: "Aucune colonne d’identifiant ni de nom reconnue\u{a0}: choisissez-la.",
        en: "No column of identifiers or names recognized: choose it.",
    }
    preview { fr: "Voir l’aperçu", en: "See the preview" }
    previewing { fr: "Préparation de l’aperçu…", en: "Preparing the preview…" }
    another { fr: "Choisir un autre fichier", en: "Choose another file" }
    back_to_columns { fr: "Revenir aux colonnes", en: "Back to the columns" }

    preview_of(file) { fr: "Aperçu de {file}", en: "Preview of {file}" }
    to_create(n: count) { fr: "à créer" | "à créer", en: "to create" | "to create" }
    to_update(n: count) { fr: "à mettre à jour" | "à mettre à jour", en: "to update" | "to update" }
    unchanged(n: count) { fr: "inchangé" | "inchangés", en: "unchanged" | "unchanged" }
    ambiguous(n: count) { fr: "ambigu" | "ambigus", en: "ambiguous" | "ambiguous" }
    in_error(n: count) { fr: "en erreur" | "en erreur", en: "error" | "errors" }
    created(n: count) { fr: "créé" | "créés", en: "created" | "created" }
    updated(n: count) { fr: "mis à jour" | "mis à jour", en: "updated" | "updated" }
    filter_label { fr: "Filtrer par résultat", en: "Filter by outcome" }
    filter_all { fr: "Toutes", en: "All" }
    errors_file { fr: "Télécharger les erreurs", en: "Download the errors" }
    lines { fr: "Lignes du fichier", en: "Lines of the file" }
    col_line { fr: "Ligne", en: "Line" }
    col_name { fr: "Nom", en: "Name" }
    col_identifier { fr: "Identifiant", en: "Identifier" }
    col_numbers { fr: "Numéro", en: "Number" }
    col_outcome { fr: "Résultat", en: "Outcome" }
    col_reason { fr: "Raison", en: "Reason" }
    lines_none { fr: "Aucune ligne avec ce résultat.", en: "No line with this outcome." }
    see_all { fr: "Voir toutes les lignes", en: "See all lines" }
    candidates(n: count) {
        fr: "{n} destinataire possible." | "{n} destinataires possibles.",
        en: "{n} possible recipient." | "{n} possible recipients.",
    }
    candidates_of(line: count) { fr: "Destinataire pour la ligne {line}", en: "Recipient for line {line}" }
    leave_out { fr: "Ne pas importer cette ligne", en: "Do not import this line" }
    chosen(name) { fr: "Choisi\u{a0}: {name}.", en: "Chosen: {name}." }
    left_out(n: count) {
        fr: "{n} ligne ambiguë ou en erreur sera laissée de côté." | "{n} lignes ambiguës ou en erreur seront laissées de côté.",
        en: "{n} ambiguous or erroneous line will be left out." | "{n} ambiguous or erroneous lines will be left out.",
    }
    import_n(n: count) { fr: "Importer {n} ligne" | "Importer {n} lignes", en: "Import {n} line" | "Import {n} lines" }
    import_nothing { fr: "Rien à importer dans ce fichier.", en: "Nothing to import in this file." }
    open_customer(name) { fr: "Ouvrir le client {name}", en: "Open the customer {name}" }
    failed {
        fr: "L’import n’a pas abouti\u{a0}; rien n’a été modifié. Vous pouvez le relancer.",
        en: "The import did not succeed; nothing was changed. You can start it again.",
    }

    importing(file) { fr: "Import de {file}", en: "Import of {file}" }
    progress(done: count, total: count) { fr: "{done} lignes traitées sur {total}", en: "{done} of {total} lines done" }
    percent(n: count) { fr: "{n}\u{a0}%", en: "{n}%" }
    leave { fr: "Vous pouvez quitter cette page\u{a0}: l’import continue.", en: "You can leave this page: the import goes on." }
    announce_percent(n: count) { fr: "Import à {n}\u{a0}%.", en: "Import at {n}%." }
    announce_done { fr: "Import terminé.", en: "Import done." }

    report_of(file) { fr: "Rapport de {file}", en: "Report of {file}" }
    report_file { fr: "Télécharger le rapport", en: "Download the report" }
    to_customers { fr: "Voir mes clients", en: "See my customers" }
    import_more { fr: "Importer un autre fichier", en: "Import another file" }
    undo_all { fr: "Annuler tout l’import", en: "Undo the whole import" }
    undo_title(file) { fr: "Annuler l’import de {file}\u{a0}?", en: "Undo the import of {file}?" }
    undo_what(created: count, updated: count) {
        fr: "Clients créés à retirer\u{a0}: {created}. Clients à remettre comme avant\u{a0}: {updated}. Ceux que quelqu’un a modifiés depuis restent comme ils sont.",
        en: "Created customers to take away: {created}. Customers to put back as before: {updated}. Those somebody has changed since stay as they are.",
    }
    undone(n: count) { fr: "{n} client remis comme avant." | "{n} clients remis comme avant.", en: "{n} customer put back as before." | "{n} customers put back as before." }
    kept(n: count) {
        fr: "{n} client modifié depuis reste comme il est." | "{n} clients modifiés depuis restent comme ils sont.",
        en: "{n} customer changed since stays as it is." | "{n} customers changed since stay as they are.",
    }
    keep { fr: "Conserver l’import", en: "Keep the import" }
    finished(date) { fr: "Terminé le {date}.", en: "Done on {date}." }
}

pub(super) fn pick(locale: Locale, (fr, en): (&'static str, &'static str)) -> &'static str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// What a column holds, for the list to choose from.
pub fn role_name(locale: Locale, role: ColumnRole) -> &'static str {
    pick(
        locale,
        match role {
            ColumnRole::Ignore => ("Ne pas importer", "Do not import"),
            ColumnRole::Identifier => ("Identifiant", "Identifier"),
            ColumnRole::Name => ("Nom de l’entreprise", "Company name"),
            ColumnRole::CustomerNumber => ("Numéro de client", "Customer number"),
            ColumnRole::Provider => ("Prestataire de services", "Service provider"),
            ColumnRole::InvoiceAddress => ("Adresse de facturation", "Billing address"),
            ColumnRole::AddressActive => ("Adresse de facturation active", "Billing address active"),
        },
    )
}

/// Tone, icon and words of what becomes of a line.
pub fn outcome(locale: Locale, outcome: CsvOutcome) -> (Tone, &'static str, &'static str) {
    let (tone, icon, words) = match outcome {
        CsvOutcome::Created => (Tone::Success, "plus", ("Créé", "Created")),
        CsvOutcome::Updated => (Tone::Info, "pencil", ("Mis à jour", "Updated")),
        CsvOutcome::Unchanged => (Tone::Neutral, "equal", ("Inchangé", "Unchanged")),
        CsvOutcome::Ambiguous => (Tone::Warning, "split", ("Ambigu", "Ambiguous")),
        CsvOutcome::Rejected => (Tone::Danger, "x", ("Erreur", "Error")),
    };
    (tone, icon, pick(locale, words))
}

/// Tone, icon and words of a whole import.
pub fn state(locale: Locale, state: CsvState) -> (Tone, &'static str, &'static str) {
    let (tone, icon, words) = match state {
        CsvState::Uploaded => (Tone::Neutral, "clock", ("À préparer", "To prepare")),
        CsvState::Previewed => (Tone::Pending, "eye", ("Aperçu prêt", "Preview ready")),
        CsvState::Running => (Tone::Info, "loader", ("En cours", "Running")),
        CsvState::Applied => (Tone::Success, "check", ("Terminé", "Done")),
        CsvState::Failed => (Tone::Danger, "x", ("Échec", "Failed")),
        CsvState::Undone => (Tone::Neutral, "undo", ("Annulé", "Undone")),
    };
    (tone, icon, pick(locale, words))
}

/// How many lines have an outcome.
pub fn counted(counts: CsvCounts, outcome: CsvOutcome) -> u64 {
    match outcome {
        CsvOutcome::Created => counts.created,
        CsvOutcome::Updated => counts.updated,
        CsvOutcome::Unchanged => counts.unchanged,
        CsvOutcome::Ambiguous => counts.ambiguous,
        CsvOutcome::Rejected => counts.rejected,
    }
}

/// `214 lignes, séparées par des points-virgules, UTF-8.`
pub fn file_facts(locale: Locale, lines: u64, separator: &str, encoding: Encoding) -> String {
    let separator = match separator {
        ";" => by_semicolon(locale),
        "," => by_comma(locale),
        _ => by_tab(locale),
    };
    let encoding = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Latin1 => "Windows-1252",
    };
    read_as(locale, lines, separator, encoding)
}
