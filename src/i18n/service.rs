//! Words of the operator's page about the service as a whole and about privacy.

texts! {
    lookup { fr: "Recherche publique et documents", en: "Public look-up and documents" }
    lookup_label { fr: "Répondre à tous à l’adresse /search/1.0", en: "Answer everybody at /search/1.0" }
    lookup_note {
        fr: "L’annuaire public s’interroge alors sans compte, comme le Peppol Directory\u{a0}: noms, lieux, sites web, identifiants, pays et types de documents, jamais de contacts. Deux questions par seconde et par adresse.",
        en: "The public directory can then be asked without an account, like the Peppol Directory: names, places, websites, identifiers, countries and document types, never contacts. Two questions a second from one address.",
    }
    keep_label { fr: "Conservation des documents, en jours", en: "Days that documents are kept" }
    keep_hint {
        fr: "Comptés une fois le document remis, reçu ou rejeté. 0\u{a0}: aussi longtemps que le compte. Ce qui attend encore n’est jamais supprimé.",
        en: "Counted once the document is delivered, received or rejected. 0: as long as the account. What still waits is never removed.",
    }
    keep_malformed { fr: "Saisissez un nombre de 0 à 3660.", en: "Enter a number from 0 to 3660." }
    save { fr: "Enregistrer", en: "Save" }
    saved { fr: "Les réglages du service sont enregistrés.", en: "The settings of the service are saved." }
    changed_meanwhile {
        fr: "Quelqu’un a modifié ces réglages entre-temps. Ils sont à jour\u{a0}: vérifiez-les et enregistrez de nouveau.",
        en: "Somebody changed these settings meanwhile. They are up to date: check them and save again.",
    }

    take_downs { fr: "Fiches retirées", en: "Entries taken down" }
    take_downs_lead {
        fr: "Une fiche retirée n’apparaît plus dans aucune recherche ni aucun détail, même après un nouvel import, jusqu’à ce que vous la rétablissiez.",
        en: "An entry that is taken down appears in no search and no details, even after another import, until you restore it.",
    }
    take_downs_none { fr: "Aucune fiche n’est retirée.", en: "No entry is taken down." }
    take_downs_list { fr: "Fiches retirées de l’annuaire public", en: "Entries taken out of the public directory" }
    participant { fr: "Identifiant du destinataire", en: "Participant id" }
    participant_hint { fr: "Schéma:valeur, par exemple 0225:732829320.", en: "scheme:value, for example 0225:732829320." }
    participant_required {
        fr: "Saisissez l’identifiant du destinataire, par exemple 0225:732829320.",
        en: "Enter the participant id, for example 0225:732829320.",
    }
    reason { fr: "Motif", en: "Reason" }
    reason_hint {
        fr: "Pour l’opérateur\u{a0}: qui l’a demandé et quand. Les entreprises ne le lisent pas.",
        en: "For the operator: who asked for it and when. Companies do not read it.",
    }
    reason_required {
        fr: "Saisissez le motif\u{a0}: qui l’a demandé et quand.",
        en: "Enter the reason: who asked for it and when.",
    }
    take_down { fr: "Retirer la fiche", en: "Take the entry down" }
    taken_down(id) { fr: "La fiche {id} est retirée.", en: "The entry {id} is taken down." }
    by_on(by, date) { fr: "{by}, le {date}", en: "{by}, {date}" }
    lift { fr: "Rétablir", en: "Restore" }
    lift_of(id) { fr: "Rétablir la fiche {id}", en: "Restore the entry {id}" }
    lifted(id) { fr: "La fiche {id} est de nouveau visible.", en: "The entry {id} is visible again." }

    deletion { fr: "Supprimer un compte", en: "Delete an account" }
    deletion_lead {
        fr: "Supprime le compte et tout ce qu’il contient\u{a0}: utilisateurs, clients, fournisseurs, documents, messages et historique. Les demandes d’autres entreprises à ce compte prennent fin. C’est définitif.",
        en: "Deletes the account and everything in it: users, customers, suppliers, documents, messages and audit trail. Requests of other companies to it end. This is final.",
    }
    account { fr: "Compte", en: "Account" }
    choose { fr: "Choisissez un compte", en: "Choose an account" }
    choose_required { fr: "Choisissez le compte à supprimer.", en: "Choose the account to delete." }
    type_name { fr: "Nom du compte, saisi pour confirmer", en: "Name of the account, typed to confirm" }
    type_name_hint {
        fr: "Saisissez le nom exactement comme dans la liste.",
        en: "Type the name exactly as in the list.",
    }
    delete { fr: "Supprimer définitivement", en: "Delete for good" }
    deleted { fr: "Le compte est supprimé avec toutes ses données.", en: "The account is deleted with all its data." }
}
