//! Words of the audit trail: what was done, and the names of the fields that changed. Actions and fields are words
//! of the wire; one that this version does not know is shown as it is.

use super::Locale;

texts! {
    title { fr: "Journal d’audit", en: "Audit trail" }
    lead {
        fr: "Chaque modification faite dans votre entreprise\u{a0}: qui, quand, quoi, avant et après.",
        en: "Every change made in your company: who, when, what, before and after.",
    }
    col_at { fr: "Date", en: "Date" }
    col_by { fr: "Qui", en: "Who" }
    col_action { fr: "Action", en: "Action" }
    col_object { fr: "Objet", en: "Object" }
    col_changes { fr: "Avant → Après", en: "Before → After" }
    by_system { fr: "Carnet", en: "Carnet" }
    nothing { fr: "rien", en: "nothing" }
    change(field, before, after) {
        fr: "{field}\u{a0}: {before} → {after}",
        en: "{field}: {before} → {after}",
    }
    set(field, after) { fr: "{field}\u{a0}: {after}", en: "{field}: {after}" }
    changes(n: count) { fr: "{n} champ modifié" | "{n} champs modifiés", en: "{n} field changed" | "{n} fields changed" }
    search { fr: "Personne ou objet", en: "Person or object" }
    any_action { fr: "Toutes les actions", en: "All actions" }
    from { fr: "Du", en: "From" }
    to { fr: "Au", en: "To" }
    filter { fr: "Filtrer", en: "Filter" }
    csv { fr: "Télécharger en CSV", en: "Download as CSV" }
    restore { fr: "Restaurer", en: "Restore" }
    restored(name) { fr: "{name} est restauré.", en: "{name} is restored." }
    empty { fr: "Aucune modification pour l’instant.", en: "No change yet." }
    none { fr: "Aucune modification avec ces filtres.", en: "No change with these filters." }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }
    total(n: count) { fr: "{n} modification" | "{n} modifications", en: "{n} change" | "{n} changes" }
}

/// Actions by their word on the wire, with French and English.
#[rustfmt::skip]
pub const ACTIONS: &[(&str, &str, &str)] = &[
    ("customer.add", "Client ajouté", "Customer added"),
    ("customer.change", "Client modifié", "Customer changed"),
    ("customer.deactivate", "Client désactivé", "Customer deactivated"),
    ("customer.activate", "Client activé", "Customer activated"),
    ("customer.delete", "Client supprimé", "Customer deleted"),
    ("customer.restore", "Client restauré", "Customer restored"),
    ("customer.number.move", "Numéro déplacé", "Number moved"),
    ("request.send", "Demande envoyée", "Request sent"),
    ("request.accept", "Demande acceptée", "Request accepted"),
    ("request.refuse", "Demande refusée", "Request refused"),
    ("request.cancel", "Demande annulée", "Request cancelled"),
    ("request.remind", "Demande relancée", "Reminder sent"),
    ("request.activate", "Routage activé", "Routing activated"),
    ("request.putBack", "Routage remis en attente", "Routing put back"),
    ("request.emailed", "E-mail préparé envoyé", "Prepared e-mail sent"),
    ("suggestion.add", "Client proposé", "Customer suggested"),
    ("suggestion.join", "Proposition suivie", "Suggestion followed"),
    ("suggestion.withdraw", "Proposition retirée", "Suggestion withdrawn"),
    ("suggestion.decide", "Proposition traitée", "Suggestion decided"),
    ("import.apply", "Import appliqué", "Import applied"),
    ("import.undo", "Import annulé", "Import undone"),
    ("provider.add", "Prestataire ajouté", "Provider added"),
    ("provider.change", "Prestataire modifié", "Provider changed"),
    ("provider.collectKey", "Clé de collecte créée", "Collect key made"),
    ("settings.change", "Réglage modifié", "Setting changed"),
    ("supplier.add", "Fournisseur ajouté", "Supplier added"),
    ("supplier.approve", "Fournisseur approuvé", "Supplier approved"),
    ("supplier.deny", "Fournisseur refusé", "Supplier denied"),
    ("supplier.remove", "Autorisation retirée", "Authorization removed"),
    ("inbound.receive", "Document reçu", "Document received"),
    ("document.send", "Document envoyé", "Document sent"),
    ("document.resend", "Document renvoyé", "Document sent again"),
    ("document.correct", "Document corrigé", "Document corrected"),
    ("document.remove", "Document supprimé", "Document deleted"),
    ("user.invite", "Utilisateur invité", "User invited"),
    ("user.link", "Lien de mot de passe créé", "Password link made"),
    ("user.change", "Utilisateur modifié", "User changed"),
    ("user.disable", "Accès désactivé", "Access disabled"),
    ("user.enable", "Accès activé", "Access enabled"),
    ("user.remove", "Invitation retirée", "Invitation removed"),
    ("user.password", "Mot de passe choisi", "Password chosen"),
    ("apiKey.add", "Clé d’API créée", "API key made"),
    ("apiKey.revoke", "Clé d’API révoquée", "API key revoked"),
    ("support.ask", "Assistance demandée", "Support asked"),
    ("support.answer", "Assistance répondue", "Support answered"),
];

#[rustfmt::skip]
const FIELDS: &[(&str, &str, &str)] = &[
    ("customerNumbers", "Numéros de client", "Customer numbers"),
    ("providerId", "Prestataire de services", "Service provider"),
    ("provider", "Prestataire de services", "Service provider"),
    ("ownStatus", "Statut chez vous", "Status on your side"),
    ("relationship", "Relation", "Relationship"),
    ("reason", "État", "State"),
    ("networkStatus", "Réseau", "Network"),
    ("name", "Nom", "Name"),
    ("country", "Pays", "Country"),
    ("participantId", "Adresse électronique", "Electronic address"),
    ("status", "Statut", "Status"),
    ("state", "État", "State"),
    ("kind", "Type", "Type"),
    ("answer", "Réponse", "Answer"),
    ("contact", "Contact", "Contact"),
    ("handOffWay", "Remise des documents", "Hand-off of documents"),
    ("handOffUrl", "Adresse de remise", "Hand-off address"),
    ("handOffSecret", "Secret de signature", "Signing secret"),
    ("collectKey", "Clé de collecte", "Collect key"),
    ("requiresRoutingSetup", "Configuration de routage requise", "Routing setup required"),
    ("remindedAt", "Relancée le", "Reminded on"),
    ("emailedAt", "E-mail envoyé le", "E-mail sent on"),
    ("created", "Créés", "Created"),
    ("updated", "Mis à jour", "Updated"),
    ("identifiers", "Identifiants", "Identifiers"),
    ("comment", "Commentaire", "Comment"),
    ("customerDirectory", "Répertoire clients", "Customer directory"),
    ("supplierDirectory", "Répertoire fournisseurs", "Supplier directory"),
    ("acceptance", "Acceptation", "Acceptance"),
    ("documents", "Documents", "Documents"),
    ("number", "Numéro", "Number"),
    ("recipient", "Destinataire", "Recipient"),
    ("cause", "Cause de l’arrêt", "Cause of the stop"),
    ("words", "Message", "Message"),
    ("role", "Rôle", "Role"),
    ("displayName", "Nom", "Name"),
    ("email", "Adresse e-mail", "E-mail"),
    ("locale", "Langue", "Language"),
    ("access", "Accès", "Access"),
];

/// Words that are values of fields.
#[rustfmt::skip]
const VALUES: &[(&str, &str, &str)] = &[
    ("active", "Actif", "Active"),
    ("deactivated", "Désactivé", "Deactivated"),
    ("ready", "Prêt", "Ready"),
    ("awaitingAcceptance", "En attente d’acceptation", "Awaiting acceptance"),
    ("awaitingRouting", "En attente de réponse", "Awaiting response"),
    ("refused", "Refusée", "Refused"),
    ("cancelled", "Annulée", "Cancelled"),
    ("pending", "En attente", "Pending"),
    ("accepted", "Acceptée", "Accepted"),
    ("activated", "Activé", "Activated"),
    ("routable", "Peut recevoir", "Can receive"),
    ("registered", "Enregistré", "Registered"),
    ("removed", "Non existant", "Non existing"),
    ("nonExisting", "Non existant", "Non existing"),
    ("noDocumentType", "Ne reçoit pas ce type", "Cannot receive this type"),
    ("retiredId", "Identifiant retiré", "Retired identifier"),
    ("submitted", "Envoyée", "Submitted"),
    ("checking", "En vérification", "Being checked"),
    ("added", "Ajoutée", "Added"),
    ("merged", "Déjà publiée", "Already published"),
    ("declined", "Déclinée", "Declined"),
    ("withdrawn", "Retirée", "Withdrawn"),
    ("acceptance", "Acceptation", "Acceptance"),
    ("routing", "Routage", "Routing"),
    ("open", "Ouvert", "Open"),
    ("closed", "Fermé", "Closed"),
    ("automatic", "Automatique", "Automatic"),
    ("manual", "Manuelle", "Manual"),
    ("authorized", "Autorisé", "Authorized"),
    ("toApprove", "À approuver", "To approve"),
    ("denied", "Refusé", "Denied"),
    ("member", "Membre", "Member"),
    ("admin", "Administrateur", "Administrator"),
    ("read", "Lecture", "Read"),
    ("write", "Lecture et écriture", "Read and write"),
    ("invited", "Invité", "Invited"),
    ("disabled", "Désactivé", "Disabled"),
    ("invoice", "Facture", "Invoice"),
    ("creditNote", "Avoir", "Credit note"),
    ("waiting", "En attente", "Waiting"),
    ("stopped", "Arrêté", "Stopped"),
    ("queued", "En cours", "In progress"),
    ("delivered", "Remis", "Delivered"),
    ("failed", "Remise en échec", "Hand-off failed"),
    ("no_identifier", "Sans identifiant", "No identifier"),
    ("not_in_network", "Introuvable", "Not found"),
    ("not_in_directory", "Répertoire fermé", "Directory closed"),
    ("values_differ", "Valeur différente", "Value differs"),
    ("non_existing", "Non existant", "Non existing"),
    ("awaiting_acceptance", "En attente d’acceptation", "Awaiting acceptance"),
    ("awaiting_routing", "Routage non activé", "Routing not active"),
    ("no_platform", "Sans prestataire", "No provider"),
    ("inactive_address", "Adresse inactive", "Inactive address"),
    ("no_document_type", "Ne reçoit pas ce type", "Cannot receive this type"),
    ("lookup_failed", "Annuaire sans réponse", "No answer"),
    ("true", "oui", "yes"),
    ("false", "non", "no"),
];

fn word<'a>(words: &[(&str, &'static str, &'static str)], locale: Locale, wire: &'a str) -> &'a str
where
    'static: 'a,
{
    let known = words.iter().find(|(name, ..)| *name == wire);
    known.map_or(wire, |(_, fr, en)| match locale {
        Locale::Fr => fr,
        Locale::En => en,
    })
}

/// What was done (`customer.add`).
pub fn action(locale: Locale, wire: &str) -> &str {
    word(ACTIONS, locale, wire)
}

/// A field by its name on the wire.
pub fn field(locale: Locale, wire: &str) -> &str {
    word(FIELDS, locale, wire)
}

/// A value: a word of the wire, or what somebody typed.
pub fn value(locale: Locale, wire: &str) -> &str {
    word(VALUES, locale, wire)
}
