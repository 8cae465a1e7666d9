//! Words of the command palette.

texts! {
    title { fr: "Rechercher ou aller à…", en: "Search or go to…" }
    title_keys(keys) { fr: "Rechercher ou aller à… {keys}", en: "Search or go to… {keys}" }
    not_here {
        fr: "Cette fenêtre n’a pas pu être chargée. Réessayez\u{a0}; si cela continue, rechargez l’application.",
        en: "This window could not be loaded. Try again; if it keeps failing, reload the application.",
    }
    results { fr: "Résultats", en: "Results" }
    found(n: count) { fr: "{n} résultat" | "{n} résultats", en: "{n} result" | "{n} results" }
    none(typed) { fr: "Rien ne correspond à «\u{a0}{typed}\u{a0}».", en: "Nothing matches “{typed}”." }
    none_hint {
        fr: "Essayez le début d’un mot, dans l’une des deux langues.",
        en: "Try the beginning of a word, in either language.",
    }
    customers_failed {
        fr: "Vos clients n’ont pas pu être cherchés\u{a0}; le reste est complet.",
        en: "Your customers could not be searched; the rest is complete.",
    }
    key_choose { fr: "choisir", en: "choose" }
    key_open { fr: "ouvrir", en: "open" }

    pages { fr: "Aller à", en: "Go to" }
    customers { fr: "Clients", en: "Customers" }
    actions { fr: "Actions", en: "Actions" }

    search_id(value, scheme) { fr: "Rechercher {value} ({scheme})", en: "Search {value} ({scheme})" }
    search_public(typed) {
        fr: "Rechercher «\u{a0}{typed}\u{a0}» dans l’annuaire public",
        en: "Search “{typed}” in the public directory",
    }
    search_mine(typed) { fr: "Rechercher «\u{a0}{typed}\u{a0}» dans mes clients", en: "Search “{typed}” in my customers" }
    public { fr: "Annuaire public", en: "Public directory" }
    check(name) { fr: "Vérifier {name}", en: "Check {name}" }
    checked(name, answer) { fr: "{name}\u{a0}: {answer}", en: "{name}: {answer}" }
    test_with(value) { fr: "Tester un routage avec {value}", en: "Test a route with {value}" }
    test_to(name) { fr: "Tester un routage vers {name}", en: "Test a route to {name}" }
    activate(name) { fr: "Activer le routage vers {name}", en: "Activate routing to {name}" }

    general {
        fr: "Paramètres au niveau de l’entreprise\u{a0}: Général",
        en: "Company level settings: General",
    }
    outbound {
        fr: "Paramètres au niveau de l’entreprise\u{a0}: Message sortant",
        en: "Company level settings: Outbound",
    }
    add { fr: "Ajouter un client", en: "Add a customer" }
    add_names { fr: "nouveau créer", en: "new create" }
    suggest { fr: "Proposer un client", en: "Suggest a customer" }
    import { fr: "Importer des clients", en: "Import customers" }
    import_names { fr: "charger fichier csv", en: "upload file csv" }
    export { fr: "Exporter mes clients", en: "Export my customers" }
    export_names { fr: "télécharger fichier csv json", en: "download file csv json" }
    stopped(cause) { fr: "Documents arrêtés\u{a0}: {cause}", en: "Stopped documents: {cause}" }
    activate_one { fr: "Activer un routage", en: "Activate a routing" }
    invite { fr: "Inviter un utilisateur", en: "Invite a user" }
    invite_names { fr: "collègue ajouter accès", en: "colleague add access" }
    simulate_customers {
        fr: "Simuler l’ouverture ou la fermeture du répertoire clients",
        en: "Simulate opening or closing the customer directory",
    }
    simulate_suppliers {
        fr: "Simuler l’ouverture ou la fermeture du répertoire fournisseurs",
        en: "Simulate opening or closing the supplier directory",
    }
    simulate_names { fr: "ouvert fermé effet", en: "open closed effect" }
    theme_system { fr: "Thème\u{a0}: comme le système", en: "Theme: same as system" }
    theme_light { fr: "Thème\u{a0}: clair", en: "Theme: light" }
    theme_dark { fr: "Thème\u{a0}: sombre", en: "Theme: dark" }
    theme_names { fr: "affichage couleurs jour nuit", en: "display colours colors day night" }
    density_comfortable { fr: "Densité\u{a0}: confortable", en: "Density: comfortable" }
    density_compact { fr: "Densité\u{a0}: compacte", en: "Density: compact" }
    density_names { fr: "affichage lignes serré", en: "display rows tight" }
    language { fr: "Langue\u{a0}: anglais", en: "Language: French" }
    language_names { fr: "English", en: "Français" }
    support { fr: "Contacter l’assistance", en: "Contact support" }
    support_names { fr: "aide question problème", en: "help question problem" }
    sign_out_names { fr: "quitter fermer session", en: "log out leave session" }
    chosen(what) { fr: "Choisi\u{a0}: {what}", en: "Chosen: {what}" }
}
