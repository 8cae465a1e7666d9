//! Words of the settings: the hub, and the company level settings. The two switches have opposite polarities, so the
//! resulting word (open, closed) and what it means always stand beside them.

use carnet_core::wire::{Acceptance, Directory, Setting};

use super::{Locale, Text};

texts! {
    hub_company_why {
        fr: "Répertoires ouverts ou fermés, acceptation des demandes.",
        en: "Open or closed directories, acceptance of requests.",
    }
    hub_preferences_why {
        fr: "Langue, thème, mot de passe, sessions ouvertes.",
        en: "Language, theme, password, open sessions.",
    }
    hub_users_why { fr: "Qui peut se connecter pour l’entreprise, et comment.", en: "Who may sign in for the company, and how." }
    hub_keys_why { fr: "Accès de vos programmes à Carnet.", en: "Access of your programs to Carnet." }
    hub_audit_why { fr: "Chaque modification\u{a0}: qui, quand, avant et après.", en: "Every change: who, when, before and after." }
    hub_list { fr: "Paramètres", en: "Settings" }
    tabs { fr: "Paramètres au niveau de l’entreprise", en: "Company level settings" }
    tab_title(tab) { fr: "{tab} – Paramètres au niveau de l’entreprise", en: "{tab} – Company level settings" }
    tab_general { fr: "Général", en: "General" }
    tab_outbound { fr: "Message sortant", en: "Outbound" }

    routing { fr: "Routage", en: "Routing" }
    issuer { fr: "Autorisation de l’émetteur du document", en: "Document issuer authorization" }
    requests { fr: "Demandes d’autres entreprises", en: "Requests of other companies" }
    use_provided { fr: "Utiliser les informations de routage fournies", en: "Use provided routing information" }
    authorize { fr: "Autoriser les émetteurs manuellement", en: "Authorize issuers manually" }
    accept_manually { fr: "Accepter les demandes manuellement", en: "Accept requests manually" }
    on { fr: "Activé", en: "On" }
    off { fr: "Arrêt", en: "Off" }

    customers_open { fr: "Répertoire clients\u{a0}: Ouvert", en: "Customer directory: Open" }
    customers_closed { fr: "Répertoire clients\u{a0}: Fermé", en: "Customer directory: Closed" }
    suppliers_open { fr: "Répertoire fournisseurs\u{a0}: Ouvert", en: "Supplier directory: Open" }
    suppliers_closed { fr: "Répertoire fournisseurs\u{a0}: Fermé", en: "Supplier directory: Closed" }
    acceptance_automatic { fr: "Acceptation\u{a0}: Automatique", en: "Acceptance: Automatic" }
    acceptance_manual { fr: "Acceptation\u{a0}: Manuelle", en: "Acceptance: Manual" }

    customers_open_why {
        fr: "Un destinataire absent de votre répertoire est cherché directement dans l’annuaire public.",
        en: "A recipient not in your directory is looked up in the public directory.",
    }
    customers_closed_why {
        fr: "Seuls les destinataires ajoutés à votre répertoire reçoivent vos factures\u{a0}; les autres documents sont arrêtés.",
        en: "Only recipients in your directory receive your invoices; other documents are stopped.",
    }
    suppliers_open_why {
        fr: "Tout fournisseur peut vous envoyer une facture électronique sans acceptation.",
        en: "Any supplier can send you e-invoices without acceptance.",
    }
    suppliers_closed_why {
        fr: "Les documents d’un nouveau fournisseur sont retenus jusqu’à votre approbation.",
        en: "Documents from a new supplier are held until you approve it.",
    }
    acceptance_automatic_why {
        fr: "Une entreprise qui vous ajoute à ses clients est acceptée tout de suite.",
        en: "A company that adds you to its customers is accepted at once.",
    }
    acceptance_manual_why {
        fr: "Une entreprise qui vous ajoute à ses clients attend que quelqu’un d’ici l’accepte ou la refuse.",
        en: "A company that adds you to its customers waits until somebody here accepts or refuses it.",
    }

    ask_customers_open { fr: "Ouvrir le répertoire clients\u{a0}?", en: "Open the customer directory?" }
    ask_customers_closed { fr: "Fermer le répertoire clients\u{a0}?", en: "Close the customer directory?" }
    ask_suppliers_open { fr: "Ouvrir le répertoire fournisseurs\u{a0}?", en: "Open the supplier directory?" }
    ask_suppliers_closed { fr: "Fermer le répertoire fournisseurs\u{a0}?", en: "Close the supplier directory?" }
    ask_automatic { fr: "Accepter toutes les demandes automatiquement\u{a0}?", en: "Accept all requests automatically?" }
    ask_manual { fr: "Accepter les demandes manuellement\u{a0}?", en: "Accept requests manually?" }
    confirm_customers_open { fr: "Ouvrir le répertoire clients", en: "Open the customer directory" }
    confirm_customers_closed { fr: "Fermer le répertoire clients", en: "Close the customer directory" }
    confirm_suppliers_open { fr: "Ouvrir le répertoire fournisseurs", en: "Open the supplier directory" }
    confirm_suppliers_closed { fr: "Fermer le répertoire fournisseurs", en: "Close the supplier directory" }
    confirm_automatic { fr: "Accepter automatiquement", en: "Accept automatically" }
    confirm_manual { fr: "Accepter manuellement", en: "Accept manually" }
    keep { fr: "Ne rien changer", en: "Change nothing" }
    now { fr: "Aujourd’hui", en: "Now" }
    then { fr: "Après", en: "Afterwards" }
    saving { fr: "Enregistrement…", en: "Saving…" }

    done_customers_open { fr: "Le répertoire clients est ouvert.", en: "The customer directory is open." }
    done_customers_closed { fr: "Le répertoire clients est fermé.", en: "The customer directory is closed." }
    done_suppliers_open { fr: "Le répertoire fournisseurs est ouvert.", en: "The supplier directory is open." }
    done_suppliers_closed { fr: "Le répertoire fournisseurs est fermé.", en: "The supplier directory is closed." }
    done_automatic { fr: "Les demandes sont acceptées automatiquement.", en: "Requests are accepted automatically." }
    done_manual { fr: "Les demandes attendent votre réponse.", en: "Requests wait for your answer." }

    effect_open(n: count, days) {
        fr: "Sur {days} jours, {n} document aurait suivi une autre route si le répertoire avait été ouvert." | "Sur {days} jours, {n} documents auraient suivi une autre route si le répertoire avait été ouvert.",
        en: "Over {days} days, {n} document would have taken another route had the directory been open." | "Over {days} days, {n} documents would have taken another route had the directory been open.",
    }
    effect_closed(n: count, days) {
        fr: "Sur {days} jours, {n} document aurait suivi une autre route si le répertoire avait été fermé." | "Sur {days} jours, {n} documents auraient suivi une autre route si le répertoire avait été fermé.",
        en: "Over {days} days, {n} document would have taken another route had the directory been closed." | "Over {days} days, {n} documents would have taken another route had the directory been closed.",
    }
    effect_held(n: count, days, companies) {
        fr: "Sur {days} jours, {n} document aurait été retenu si le répertoire avait été fermé. Fournisseurs concernés\u{a0}: {companies}." | "Sur {days} jours, {n} documents auraient été retenus si le répertoire avait été fermé. Fournisseurs concernés\u{a0}: {companies}.",
        en: "Over {days} days, {n} document would have been held had the directory been closed. Suppliers concerned: {companies}." | "Over {days} days, {n} documents would have been held had the directory been closed. Suppliers concerned: {companies}.",
    }
    effect_let_in(n: count, days, companies) {
        fr: "Sur {days} jours, {n} document serait arrivé sans attendre si le répertoire avait été ouvert. Fournisseurs concernés\u{a0}: {companies}." | "Sur {days} jours, {n} documents seraient arrivés sans attendre si le répertoire avait été ouvert. Fournisseurs concernés\u{a0}: {companies}.",
        en: "Over {days} days, {n} document would have arrived without waiting had the directory been open. Suppliers concerned: {companies}." | "Over {days} days, {n} documents would have arrived without waiting had the directory been open. Suppliers concerned: {companies}.",
    }
    effect_none(days) {
        fr: "Sur {days} jours, aucun document n’aurait suivi une autre route.",
        en: "Over {days} days, no document would have taken another route.",
    }
    effect_unmeasured_customers {
        fr: "L’effet ne se mesure pas encore\u{a0}: aucun document envoyé n’est connu ici.",
        en: "The effect cannot be measured yet: no document that was sent is known here.",
    }
    effect_unmeasured_suppliers(days) {
        fr: "L’effet ne se mesure pas encore\u{a0}: aucun document n’a été reçu en {days} jours.",
        en: "The effect cannot be measured yet: no document has been received in {days} days.",
    }
    effect_unknown {
        fr: "L’effet n’a pas pu être mesuré cette fois. Vous pouvez décider quand même.",
        en: "The effect could not be measured this time. You can decide all the same.",
    }
    effect_acceptance {
        fr: "Les demandes déjà en attente y restent\u{a0}: elles se traitent dans «\u{a0}Demandes reçues\u{a0}».",
        en: "Requests that wait already stay so: they are handled in “Received requests”.",
    }
    held(n: count) {
        fr: "{n} document retenu arrivera tout de suite. Son émetteur n’attendra plus d’approbation." | "{n} documents retenus arriveront tout de suite. Leurs émetteurs n’attendront plus d’approbation.",
        en: "{n} held document will arrive at once. Its issuer will need no approval any more." | "{n} held documents will arrive at once. Their issuers will need no approval any more.",
    }
    held_cannot_return {
        fr: "Ces documents resteront dans votre boîte de réception, même si vous annulez ensuite.",
        en: "These documents stay in your inbox even if you undo it afterwards.",
    }

    readonly(names) {
        fr: "Seul un administrateur de compte peut modifier ce réglage. Demandez à {names}.",
        en: "Only an account administrator can change this setting. Ask {names}.",
    }
    readonly_nobody {
        fr: "Seul un administrateur de compte peut modifier ce réglage, et votre entreprise n’en a pas d’actif. Écrivez à l’assistance.",
        en: "Only an account administrator can change this setting, and your company has none who is active. Write to support.",
    }
    or(before, last) { fr: "{before} ou à {last}", en: "{before} or {last}" }
    ask { fr: "Demander la modification", en: "Request the change" }
    ask_title(setting) { fr: "Demander de modifier «\u{a0}{setting}\u{a0}»\u{a0}?", en: "Ask to change “{setting}”?" }
    ask_why(names) { fr: "La demande sera lue par\u{a0}: {names}. Rien ne change avant sa décision.", en: "Read by: {names}. Nothing changes before they decide." }
    ask_words { fr: "Message", en: "Message" }
    ask_words_hint { fr: "Par exemple pourquoi, et pour quand.", en: "For example why, and by when." }
    ask_send { fr: "Envoyer la demande", en: "Send the request" }
    asked { fr: "Votre demande est envoyée aux administrateurs de compte.", en: "Your request was sent to the account administrators." }
    conflict {
        fr: "Quelqu’un a modifié ces réglages entre-temps. Voici ce qui vaut maintenant\u{a0}; rien n’a été changé par vous.",
        en: "Somebody changed these settings meanwhile. This is what holds now; nothing was changed by you.",
    }
    already {
        fr: "Ce réglage vaut déjà\u{a0}: quelqu’un l’a choisi entre-temps.",
        en: "This setting holds already: somebody chose it meanwhile.",
    }
}

/// A position of one of the settings, by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    Customers(Directory),
    Suppliers(Directory),
    Acceptance(Acceptance),
}

impl Position {
    /// `Répertoire clients : Fermé`.
    pub fn word(self) -> Text {
        match self {
            Self::Customers(Directory::Open) => customers_open,
            Self::Customers(Directory::Closed) => customers_closed,
            Self::Suppliers(Directory::Open) => suppliers_open,
            Self::Suppliers(Directory::Closed) => suppliers_closed,
            Self::Acceptance(Acceptance::Automatic) => acceptance_automatic,
            Self::Acceptance(Acceptance::Manual) => acceptance_manual,
        }
    }

    /// What it means, in one sentence.
    pub fn meaning(self) -> Text {
        match self {
            Self::Customers(Directory::Open) => customers_open_why,
            Self::Customers(Directory::Closed) => customers_closed_why,
            Self::Suppliers(Directory::Open) => suppliers_open_why,
            Self::Suppliers(Directory::Closed) => suppliers_closed_why,
            Self::Acceptance(Acceptance::Automatic) => acceptance_automatic_why,
            Self::Acceptance(Acceptance::Manual) => acceptance_manual_why,
        }
    }

    /// The question, the button that answers it, and what is said once it is so.
    pub fn taking(self) -> (Text, Text, Text) {
        match self {
            Self::Customers(Directory::Open) => (ask_customers_open, confirm_customers_open, done_customers_open),
            Self::Customers(Directory::Closed) => {
                (ask_customers_closed, confirm_customers_closed, done_customers_closed)
            }
            Self::Suppliers(Directory::Open) => (ask_suppliers_open, confirm_suppliers_open, done_suppliers_open),
            Self::Suppliers(Directory::Closed) => {
                (ask_suppliers_closed, confirm_suppliers_closed, done_suppliers_closed)
            }
            Self::Acceptance(Acceptance::Automatic) => (ask_automatic, confirm_automatic, done_automatic),
            Self::Acceptance(Acceptance::Manual) => (ask_manual, confirm_manual, done_manual),
        }
    }
}

/// The label of a setting's switch.
pub fn setting(setting: Setting) -> Text {
    match setting {
        Setting::CustomerDirectory => use_provided,
        Setting::SupplierDirectory => authorize,
        Setting::Acceptance => accept_manually,
    }
}

/// The same by the setting's name on the wire.
pub fn setting_by_wire(locale: Locale, wire: &str) -> Option<String> {
    let known = match wire {
        "customerDirectory" => Setting::CustomerDirectory,
        "supplierDirectory" => Setting::SupplierDirectory,
        "acceptance" => Setting::Acceptance,
        _ => return None,
    };
    Some(setting(known)(locale).to_owned())
}

/// Whom to ask: `A`, `A ou à B`, `A, B ou à C`.
pub fn names(locale: Locale, admins: &[String]) -> String {
    match admins {
        [before @ .., last] if !before.is_empty() => or(locale, &before.join(", "), last),
        [only] => only.clone(),
        _ => String::new(),
    }
}
