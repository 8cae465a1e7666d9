//! Words of the frame, of every page's states, and of the start and sign-in pages.

texts! {
    close { fr: "Fermer", en: "Close" }
    cancel { fr: "Annuler", en: "Cancel" }
    back { fr: "Retour", en: "Back" }
    next { fr: "Suivant", en: "Next" }
    previous { fr: "Précédent", en: "Previous" }
    confirm { fr: "Confirmer", en: "Confirm" }
    add { fr: "Ajouter", en: "Add" }
    edit { fr: "Modifier", en: "Edit" }
    search { fr: "Rechercher", en: "Search" }
    retry { fr: "Réessayer", en: "Try again" }
    undo { fr: "Annuler l’action", en: "Undo" }
    hide_message { fr: "Masquer le message", en: "Hide message" }
    required { fr: "(obligatoire)", en: "(required)" }
    optional { fr: "(facultatif)", en: "(optional)" }
    none { fr: "aucun", en: "none" }

    product { fr: "Carnet", en: "Carnet" }
    tagline { fr: "Répertoire de facturation électronique", en: "Directory for electronic invoices" }
    title(page) { fr: "{page} – Carnet", en: "{page} – Carnet" }
    title_error(page) { fr: "Erreur\u{a0}: {page}", en: "Error: {page}" }
    title_page(page, i: count, n: count) { fr: "{page} – page {i} sur {n}", en: "{page} – page {i} of {n}" }

    skip_links { fr: "Accès rapide", en: "Skip links" }
    skip_content { fr: "Aller au contenu", en: "Skip to content" }
    skip_menu { fr: "Aller au menu", en: "Skip to menu" }
    skip_search { fr: "Aller à la recherche", en: "Skip to search" }
    menu { fr: "Menu", en: "Menu" }
    menu_main { fr: "Menu principal", en: "Main menu" }
    menu_close { fr: "Fermer le menu", en: "Close menu" }
    nav_home { fr: "Accueil", en: "Home" }
    nav_customers { fr: "Répertoire clients", en: "Customer directory" }
    nav_search { fr: "Rechercher et ajouter des clients", en: "Search & add customers" }
    nav_my_customers { fr: "Mes clients", en: "My customers" }
    nav_requests { fr: "Voir les demandes", en: "View requests" }
    nav_sent { fr: "Demande envoyée", en: "Sent requests" }
    nav_routing { fr: "Demandes de routage", en: "Routing requests" }
    nav_suggest { fr: "Proposer de nouveaux clients", en: "Suggest new customers" }
    nav_import { fr: "Importer des clients", en: "Import customers" }
    nav_suppliers { fr: "Répertoire fournisseurs", en: "Supplier directory" }
    nav_supplier_search { fr: "Rechercher et ajouter des fournisseurs", en: "Search & add suppliers" }
    nav_my_suppliers { fr: "Mes fournisseurs", en: "My suppliers" }
    nav_received { fr: "Demandes reçues", en: "Received requests" }
    nav_documents { fr: "Documents", en: "Documents" }
    nav_stopped { fr: "Documents arrêtés", en: "Stopped documents" }
    nav_route_test { fr: "Tester un routage", en: "Test a route" }
    nav_messages { fr: "Messages", en: "Messages" }
    nav_settings { fr: "Paramètres", en: "Settings" }
    nav_company { fr: "Paramètres au niveau de l’entreprise", en: "Company level settings" }
    nav_preferences { fr: "Mes préférences", en: "My preferences" }
    nav_users { fr: "Utilisateurs", en: "Users" }
    nav_keys { fr: "Clés d’API", en: "API keys" }
    nav_audit { fr: "Journal d’audit", en: "Audit trail" }
    nav_operator { fr: "Console opérateur", en: "Operator console" }
    nav_suggestions { fr: "Propositions à traiter", en: "Suggestions queue" }
    nav_providers { fr: "Prestataires de services", en: "Service providers" }
    nav_support { fr: "Assistance", en: "Support" }
    nav_support_queue { fr: "Demandes d’assistance", en: "Support requests" }
    nav_accounts { fr: "Comptes", en: "Accounts" }
    nav_service { fr: "Service et confidentialité", en: "Service and privacy" }
    breadcrumb { fr: "Fil d’Ariane", en: "Breadcrumb" }
    version(number) { fr: "Carnet {number}", en: "Carnet {number}" }

    account_menu(name) { fr: "{name}, mon compte", en: "{name}, my account" }
    language { fr: "Langue", en: "Language" }
    theme { fr: "Thème", en: "Theme" }
    theme_system { fr: "Comme le système", en: "Same as system" }
    theme_light { fr: "Clair", en: "Light" }
    theme_dark { fr: "Sombre", en: "Dark" }
    density { fr: "Densité", en: "Density" }
    density_comfortable { fr: "Confortable", en: "Comfortable" }
    density_compact { fr: "Compacte", en: "Compact" }
    sign_out { fr: "Se déconnecter", en: "Sign out" }
    role_member { fr: "Membre", en: "Member" }
    role_admin { fr: "Administrateur de compte", en: "Account administrator" }
    role_operator { fr: "Opérateur du réseau", en: "Network operator" }

    loading { fr: "Chargement…", en: "Loading…" }
    slow { fr: "Cela prend plus de temps que prévu.", en: "This is taking longer than expected." }
    given_up { fr: "Chargement annulé\u{a0}; rien n’est perdu.", en: "Loading was cancelled; nothing is lost." }
    load_failed {
        fr: "Ces données n’ont pas pu être chargées\u{a0}; rien n’est perdu.",
        en: "This data could not be loaded; nothing is lost.",
    }
    page_not_here_title { fr: "Page non chargée", en: "Page not loaded" }
    page_not_here {
        fr: "Cette page n’a pas pu être chargée. Réessayez\u{a0}; si cela continue, rechargez l’application.",
        en: "This page could not be loaded. Try again; if it keeps failing, reload the application.",
    }
    reference(id) { fr: "Référence\u{a0}: {id}", en: "Reference: {id}" }
    offline {
        fr: "Vous êtes hors ligne, ou le serveur ne répond pas. Vos saisies sont conservées.",
        en: "You are offline, or the server does not answer. What you typed is kept.",
    }
    admins_only {
        fr: "Cette page est réservée aux administrateurs de compte.",
        en: "This page is for account administrators.",
    }
    admins_ask(names) { fr: "Demandez à {names}.", en: "Ask {names}." }
    offline_since(time) {
        fr: "Vous êtes hors ligne. Données de {time}\u{a0}; vos saisies sont conservées.",
        en: "You are offline. Data from {time}; what you typed is kept.",
    }
    timed_out {
        fr: "Le serveur n’a pas répondu à temps. Réessayez dans un instant.",
        en: "The server did not answer in time. Try again in a moment.",
    }
    unreadable {
        fr: "La réponse du serveur n’est pas lisible\u{a0}: l’application et le serveur ne sont peut-être pas de la même version. Rechargez la page.",
        en: "The server’s answer cannot be read: app and server may be of different versions. Reload the page.",
    }
    rate_limited(seconds: count) {
        fr: "Trop de demandes en peu de temps. Nouvel essai dans {seconds} s.",
        en: "Too many requests in a short time. Next try in {seconds} s.",
    }

    not_found { fr: "Page introuvable", en: "Page not found" }
    not_found_why {
        fr: "Cette page n’existe pas ou a été déplacée.",
        en: "This page does not exist or has moved.",
    }
    not_found_ways {
        fr: "Vérifiez l’adresse, ou cherchez la page dans le plan du site.",
        en: "Check the address, or look for the page on the site map.",
    }
    not_found_path(path) { fr: "Adresse demandée\u{a0}: {path}", en: "Requested address: {path}" }

    copied { fr: "Copié.", en: "Copied." }
    copy_failed {
        fr: "Le navigateur a refusé la copie. Sélectionnez le texte et copiez-le.",
        en: "The browser refused to copy. Select the text and copy it.",
    }
    copy(what) { fr: "Copier {what}", en: "Copy {what}" }

    pagination { fr: "Pagination", en: "Pagination" }
    page_of(i: count, n: count) { fr: "Page {i} sur {n}", en: "Page {i} of {n}" }
    page_number(i: count) { fr: "Page {i}", en: "Page {i}" }
    range(from: count, to: count, total: count) { fr: "{from} à {to} sur {total}", en: "{from} to {to} of {total}" }
    range_open(from: count, to: count, total: count) {
        fr: "{from} à {to} sur plus de {total}",
        en: "{from} to {to} of more than {total}",
    }
    per_page { fr: "Par page", en: "Per page" }
    per_page_n(n: count) { fr: "{n} par page", en: "{n} per page" }
    more_than(n: count) { fr: "plus de {n}", en: "more than {n}" }

    today { fr: "aujourd’hui", en: "today" }
    yesterday { fr: "hier", en: "yesterday" }
    days_ago(n: count) { fr: "il y a {n} jour" | "il y a {n} jours", en: "{n} day ago" | "{n} days ago" }

    source_peppol { fr: "annuaire public Peppol", en: "Peppol public directory" }
    source_operator { fr: "opérateur du réseau", en: "network operator" }
    source_demo { fr: "annuaire de démonstration", en: "demonstration directory" }

    start { fr: "Accueil", en: "Home" }
    start_add { fr: "Ajouter un client", en: "Add customer" }
    start_todo { fr: "À traiter", en: "To do" }
    start_nothing { fr: "Rien à traiter.", en: "Nothing to do." }
    start_find { fr: "Rechercher un client", en: "Find a customer" }
    start_action(n: count) {
        fr: "client attend une action" | "clients attendent une action",
        en: "customer needs an action" | "customers need an action",
    }
    start_action_why {
        fr: "Demande en attente ou refusée, type de document non reçu, identifiant retiré.",
        en: "Request pending or refused, document type not received, retired identifier.",
    }
    start_gone(n: count) { fr: "client non existant" | "clients non existants", en: "non existing customer" | "non existing customers" }
    start_gone_why {
        fr: "Désactivé du réseau. Contactez votre client et demandez-lui son adresse électronique actuelle.",
        en: "Deactivated from the network. Contact your customer and ask for the current e-address.",
    }
    start_first { fr: "Pour commencer", en: "Getting started" }
    start_first_find { fr: "Cherchez un client par son identifiant", en: "Search a customer by its identifier" }
    start_first_find_why {
        fr: "SIREN, numéro de TVA ou code EAN (GLN)\u{a0}: la recherche par identifiant garantit que le bon client est ajouté.",
        en: "SIREN, VAT number or EAN code (GLN): searching by identifier ensures the right customer is added.",
    }
    start_first_import { fr: "Importez vos clients d’un fichier", en: "Import your customers from a file" }
    start_first_import_why {
        fr: "Le fichier CSV de votre logiciel, avec vos numéros de client\u{a0}: rien n’est écrit avant l’aperçu.",
        en: "The CSV file of your software, with your customer numbers: nothing is written before the preview.",
    }
    start_first_mode { fr: "Choisissez\u{a0}: répertoire ouvert ou fermé", en: "Choose: open or closed directory" }
    start_first_mode_why {
        fr: "Fermé par défaut\u{a0}: seuls les destinataires ajoutés à votre répertoire reçoivent vos factures.",
        en: "Closed by default: only recipients added to your directory receive your invoices.",
    }
    id_label { fr: "Identifiant", en: "Identifier" }
    id_hint {
        fr: "SIREN, SIRET, numéro de TVA, code EAN (GLN), OVT, IBAN ou adresse électronique. Recherche recommandée\u{a0}: elle garantit que le bon client est ajouté.",
        en: "SIREN, SIRET, VAT number, EAN code (GLN), OVT, IBAN or e-address. Recommended: it ensures the right customer is added.",
    }

    sign_in { fr: "Connexion", en: "Sign in" }
    sign_in_submit { fr: "Se connecter", en: "Sign in" }
    sign_in_busy { fr: "Connexion en cours…", en: "Signing in…" }
    email { fr: "Adresse e-mail", en: "E-mail" }
    password { fr: "Mot de passe", en: "Password" }
    password_show { fr: "Afficher", en: "Show" }
    password_show_named(field) { fr: "Afficher\u{a0}: {field}", en: "Show: {field}" }
    email_required {
        fr: "Saisissez votre adresse e-mail, par exemple nom@exemple.fr.",
        en: "Enter your e-mail, for example name@example.com.",
    }
    password_required { fr: "Saisissez votre mot de passe.", en: "Enter your password." }
    single_sign_on(name) { fr: "Se connecter avec {name}", en: "Sign in with {name}" }
    sso_failed {
        fr: "La connexion n’a pas abouti chez votre service de connexion. Réessayez, ou utilisez votre mot de passe.",
        en: "Your sign-in service did not complete the sign-in. Try again, or use your password.",
    }
    sso_unknown {
        fr: "Votre adresse e-mail n’a pas d’accès à Carnet. Demandez une invitation à l’administrateur de compte de votre entreprise.",
        en: "Your e-mail address has no access to Carnet. Ask your company’s account administrator for an invitation.",
    }
    sso_unverified {
        fr: "Votre service de connexion n’a pas vérifié votre adresse e-mail. Faites-la vérifier, ou utilisez votre mot de passe.",
        en: "Your sign-in service has not verified your e-mail address. Have it verified, or use your password.",
    }
    session_expired {
        fr: "Votre session a expiré. Reconnectez-vous\u{a0}: vos saisies sont conservées.",
        en: "Your session has expired. Sign in again: what you typed is kept.",
    }
    signed_out { fr: "Vous êtes déconnecté.", en: "You are signed out." }
    fields_to_correct(n: count) { fr: "{n} champ à corriger" | "{n} champs à corriger", en: "{n} field to correct" | "{n} fields to correct" }
}
