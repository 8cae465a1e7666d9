//! Words of one customer's page and of its settings; what it shares with the list is in `customers`.

texts! {
    tab_basic { fr: "Paramètres de base", en: "Basic settings" }
    tab_advanced { fr: "Avancé", en: "Advanced" }
    edited { fr: "modifié", en: "edited" }
    save { fr: "Enregistrer", en: "Save" }
    saving { fr: "Enregistrement…", en: "Saving…" }
    saved { fr: "Modifications enregistrées.", en: "Changes saved." }
    number_label { fr: "Numéro de client", en: "Customer number" }
    number_hint {
        fr: "Il identifie ce destinataire sur vos factures. Plusieurs numéros\u{a0}: séparez-les par une virgule.",
        en: "It identifies this recipient on your invoices. Several numbers: separate them with a comma.",
    }
    number_hint_many {
        fr: "Plusieurs numéros\u{a0}: modifiez-les plutôt un par un ci-dessous.",
        en: "Several numbers: rather edit them one by one below.",
    }
    edit_numbers { fr: "Modifier le numéro de client", en: "Edit customer number" }
    number_n(n: count) { fr: "Numéro {n}", en: "Number {n}" }
    remove { fr: "Retirer", en: "Remove" }
    remove_number(number) { fr: "Retirer le numéro {number}", en: "Remove number {number}" }
    remove_empty(n: count) { fr: "Retirer la ligne vide {n}", en: "Remove empty line {n}" }
    add_number { fr: "Ajouter un numéro", en: "Add a number" }
    near_other(a, b, holder) {
        fr: "«\u{a0}{a}\u{a0}» et «\u{a0}{b}\u{a0}» sont deux numéros différents\u{a0}; {holder} utilise déjà «\u{a0}{b}\u{a0}».",
        en: "“{a}” and “{b}” are two different numbers; {holder} already uses “{b}”.",
    }
    open_holder(holder) { fr: "Ouvrir {holder} (nouvel onglet)", en: "Open {holder} (new tab)" }
    move_here { fr: "Déplacer le numéro ici", en: "Move the number here" }
    move_confirm(n, a, b) {
        fr: "Le numéro {n} quittera {a} pour {b}. Les prochaines factures portant {n} partiront chez {b}.",
        en: "Number {n} will leave {a} for {b}. Future invoices with {n} will go to {b}.",
    }
    move_go(n) { fr: "Déplacer le numéro {n}", en: "Move number {n}" }
    moved(n, a, b) { fr: "Le numéro {n} a quitté {a} pour {b}.", en: "Number {n} has left {a} for {b}." }
    not_saved {
        fr: "Rien n’a été enregistré. Vos saisies sont conservées\u{a0}: réessayez.",
        en: "Nothing was saved. What you typed is kept: try again.",
    }
    provider_label { fr: "Sélectionner un prestataire de services", en: "Select service provider" }
    provider_current { fr: "Actuel.", en: "Current." }
    provider_effect(provider) {
        fr: "Les prochaines factures partiront chez {provider}. Les documents déjà envoyés ne changent pas.",
        en: "Future invoices will go through {provider}. Documents already sent do not change.",
    }
    provider_effect_setup(provider) {
        fr: "Les prochaines factures partiront chez {provider}, une fois le routage configuré de son côté et activé ici. Les documents déjà envoyés ne changent pas.",
        en: "Future invoices will go through {provider}, once routing is set up at its end and activated here. Documents already sent do not change.",
    }

    advanced_intro {
        fr: "Il n’y aura probablement aucune raison de toucher aux paramètres avancés, mais si vous n’êtes pas sûr de ceux-ci, vous pouvez contacter le support.",
        en: "There is probably no reason to touch the advanced settings, but if you are not sure about them, you can contact support.",
    }
    deactivate_why {
        fr: "Ses factures seront arrêtées. Le client, ses numéros et son prestataire sont conservés\u{a0}; vous pourrez l’activer plus tard.",
        en: "Its invoices will be stopped. The customer, numbers and provider are kept; you can activate it later.",
    }
    activate_why {
        fr: "Vous l’avez désactivé\u{a0}: ses factures sont arrêtées. Activé, il les recevra de nouveau, si rien d’autre ne s’y oppose.",
        en: "You deactivated it: its invoices are stopped. Once activated it receives them again, if nothing else stands against it.",
    }
    deactivated(name) {
        fr: "{name} est désactivé\u{a0}: ses factures sont arrêtées.",
        en: "{name} is deactivated: its invoices are stopped.",
    }
    activated(name) { fr: "{name} est activé.", en: "{name} is activated." }
    delete { fr: "Supprimer", en: "Delete" }
    freed { fr: "Numéros libérés\u{a0}:", en: "Numbers freed:" }
    freed_none { fr: "Aucun numéro n’est libéré.", en: "No number is freed." }
    delete_why {
        fr: "Les documents déjà envoyés ne changent pas. Restauration possible pendant 30 jours.",
        en: "Documents already sent do not change. It can be restored for 30 days.",
    }
    delete_title(name) { fr: "Supprimer {name} de votre répertoire\u{a0}?", en: "Delete {name} from your directory?" }
    delete_changed(who) {
        fr: "{who} a modifié ce client entre-temps\u{a0}; les numéros ci-dessous sont ceux d’aujourd’hui. Vérifiez, puis confirmez.",
        en: "{who} changed this customer meanwhile; the numbers below are those of now. Check them, then confirm.",
    }
    delete_name(name) { fr: "Supprimer {name}", en: "Delete {name}" }
    deleted(name, date) {
        fr: "{name} a été supprimé\u{a0}; restauration possible jusqu’au {date}.",
        en: "{name} was deleted; it can be restored until {date}.",
    }
    restore { fr: "Restaurer", en: "Restore" }
    restored(name) { fr: "{name} est restauré.", en: "{name} is restored." }
    restored_without(name, n, holder) {
        fr: "{name} est restauré sans le numéro {n}, attribué depuis à {holder}.",
        en: "{name} is restored without number {n}, since given to {holder}.",
    }
    also_without(n, holder) {
        fr: "Le numéro {n} manque aussi\u{a0}: {holder} l’utilise.",
        en: "Number {n} is missing too: {holder} uses it.",
    }

    documents { fr: "Derniers documents", en: "Last documents" }
    documents_none { fr: "Aucun document ne lui a été envoyé.", en: "No document has been sent to it." }
    documents_all(n: count) {
        fr: "Voir son document dans la liste" | "Voir ses {n} documents dans la liste",
        en: "See its document in the list" | "See its {n} documents in the list",
    }

    leave_title { fr: "Quitter sans enregistrer\u{a0}?", en: "Leave without saving?" }
    leave_why { fr: "Vos modifications seront perdues.", en: "Your changes will be lost." }
    leave_go { fr: "Quitter sans enregistrer", en: "Leave without saving" }
    leave_stay { fr: "Continuer la saisie", en: "Keep editing" }

    conflict_title { fr: "Modifié entre-temps", en: "Changed meanwhile" }
    conflict(who, time) {
        fr: "{who} a modifié ce client le {time}. Vos saisies sont conservées\u{a0}: choisissez la version à garder.",
        en: "{who} changed this customer on {time}. What you typed is kept: choose the version to keep.",
    }
    mine { fr: "Vos saisies", en: "What you typed" }
    current { fr: "Version actuelle", en: "As it is now" }
    field { fr: "Champ", en: "Field" }
    own_status { fr: "Chez vous", en: "On your side" }
    differs { fr: "différent", en: "different" }
    keep_mine { fr: "Garder les miennes", en: "Keep mine" }
    take_current { fr: "Prendre la version actuelle", en: "Take the current version" }

    requests { fr: "Demandes", en: "Requests" }
    kind_acceptance { fr: "Demande d’acceptation", en: "Acceptance request" }
    kind_routing { fr: "Demande de routage", en: "Routing request" }
    routing_active { fr: "Routage activé", en: "Routing active" }
    accepted { fr: "Demande acceptée", en: "Request accepted" }
    sent(date, who) { fr: "Envoyée le {date} par {who}.", en: "Sent {date} by {who}." }
    sent_by_system(date) { fr: "Envoyée le {date}.", en: "Sent {date}." }
    unanswered(days: count) {
        fr: "Sans réponse depuis {days} jour." | "Sans réponse depuis {days} jours.",
        en: "No answer for {days} day." | "No answer for {days} days.",
    }
    reminded_on(date) { fr: "Relancée le {date}.", en: "Reminded {date}." }
    answered(date, who) { fr: "Réponse le {date} par {who}.", en: "Answered {date} by {who}." }
    cancelled(date, who) { fr: "Annulée le {date} par {who}.", en: "Cancelled {date} by {who}." }
    active_since(date, who) { fr: "Activé le {date} par {who}.", en: "Activated {date} by {who}." }
    remind { fr: "Relancer", en: "Remind" }
    reminded(name) { fr: "{name} a été relancé.", en: "{name} was reminded." }
    activate_routing { fr: "Activer le routage", en: "Activate routing" }
    routing_activated(name, provider) {
        fr: "Routage vers {name} activé\u{a0}: vos factures partent dès maintenant chez {provider}.",
        en: "Routing to {name} is active: your invoices go through {provider} from now on.",
    }
    routing_activated_unnamed(name) {
        fr: "Routage vers {name} activé\u{a0}: vos factures partent dès maintenant.",
        en: "Routing to {name} is active: your invoices go out from now on.",
    }
    put_back(name) {
        fr: "Le routage vers {name} attend de nouveau une réponse.",
        en: "Routing to {name} awaits a response again.",
    }
    ask_again { fr: "Faire une nouvelle demande", en: "Make a new request" }
    asked(name) { fr: "Nouvelle demande envoyée à {name}.", en: "New request sent to {name}." }
    see_request { fr: "Voir la demande", en: "See the request" }

    history { fr: "Historique", en: "History" }
    history_none { fr: "Aucune modification enregistrée.", en: "No change on record." }
    history_all(n: count) { fr: "Voir l’historique complet ({n})", en: "See the whole history ({n})" }
    history_by(date, who) { fr: "{date}, par {who}", en: "{date}, by {who}" }

    duplicates(n: count) {
        fr: "{n} autre client de votre répertoire a le même numéro d’organisation." | "{n} autres clients de votre répertoire ont le même numéro d’organisation.",
        en: "{n} other customer of your directory has the same organization number." | "{n} other customers of your directory have the same organization number.",
    }
    compare_title { fr: "Doublons possibles", en: "Possible duplicates" }
    compare_why {
        fr: "Ces clients ont le même numéro d’organisation. Rien n’est fusionné\u{a0}: ouvrez-en un pour le modifier ou le supprimer.",
        en: "These customers have the same organization number. Nothing is merged: open one to change or delete it.",
    }
    compare_none {
        fr: "Aucun autre client de votre répertoire n’a le même numéro d’organisation.",
        en: "No other customer of your directory has the same organization number.",
    }
    this_one { fr: "celui-ci", en: "this one" }
    open { fr: "Ouvrir", en: "Open" }
    open_name(name) { fr: "Ouvrir {name}", en: "Open {name}" }
    delete_of(name) { fr: "Supprimer {name}…", en: "Delete {name}…" }

    gone_by(who, date) {
        fr: "{who} a supprimé ce client de votre répertoire le {date}.",
        en: "{who} deleted this customer from your directory on {date}.",
    }
    gone_until(date) {
        fr: "Il peut être restauré jusqu’au {date}, avec ceux de ses numéros qui sont encore libres.",
        en: "It can be restored until {date}, with those of its numbers that are still free.",
    }
    gone_title(name) { fr: "{name} – supprimé", en: "{name} – deleted" }
}
