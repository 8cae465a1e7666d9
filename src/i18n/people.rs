//! Words of the people of a company: the list, inviting, changing, and the page on which an invited person chooses a
//! password.

use carnet_core::wire::{Role, UserEntry, UserStatus};

use super::{Locale, common, format, states::Tone};

texts! {
    lead {
        fr: "Les personnes qui se connectent pour votre entreprise. Chacune a son propre mot de passe, que personne d’autre ne connaît.",
        en: "The people who sign in for your company. Each has a password of their own that nobody else knows.",
    }
    list { fr: "Utilisateurs", en: "Users" }
    total(n: count) { fr: "{n} utilisateur" | "{n} utilisateurs", en: "{n} user" | "{n} users" }
    col_name { fr: "Nom", en: "Name" }
    col_email { fr: "E-mail", en: "E-mail" }
    col_role { fr: "Rôle", en: "Role" }
    col_last { fr: "Dernière connexion", en: "Last sign-in" }
    col_state { fr: "État", en: "State" }
    col_actions { fr: "Actions", en: "Actions" }
    you { fr: "vous", en: "you" }
    never { fr: "jamais", en: "never" }

    active { fr: "Actif", en: "Active" }
    invited { fr: "Invité", en: "Invited" }
    disabled { fr: "Désactivé", en: "Disabled" }
    link_until(date) { fr: "Lien jusqu’au {date}", en: "Link until {date}" }
    link_over { fr: "Lien expiré", en: "Link expired" }
    disabled_since(date) { fr: "Depuis le {date}", en: "Since {date}" }

    invite { fr: "Inviter un utilisateur", en: "Invite a user" }
    invite_go { fr: "Inviter", en: "Invite" }
    name { fr: "Nom affiché", en: "Display name" }
    name_required { fr: "Saisissez le nom de la personne, par exemple Claire Martin.", en: "Enter the person’s name, for example Claire Martin." }
    email { fr: "Adresse e-mail", en: "E-mail address" }
    email_hint { fr: "Elle sert à se connecter.", en: "It is used to sign in." }
    role { fr: "Rôle", en: "Role" }
    member_may {
        fr: "Gère clients, fournisseurs, demandes et documents.",
        en: "Manages customers, suppliers, requests and documents.",
    }
    admin_may {
        fr: "Gère aussi les paramètres de l’entreprise, les utilisateurs, les clés d’API et le journal d’audit.",
        en: "Also manages company settings, users, API keys and the audit trail.",
    }
    language { fr: "Langue de l’invitation", en: "Language of the invitation" }
    busy { fr: "En cours…", en: "Working…" }

    edit(name) { fr: "Modifier {name}", en: "Edit {name}" }
    save { fr: "Enregistrer", en: "Save" }
    access { fr: "Accès", en: "Access" }
    disable { fr: "Désactiver", en: "Disable" }
    disable_ask(name) { fr: "Désactiver {name}\u{a0}?", en: "Disable {name}?" }
    disable_why(name, role) {
        fr: "{name} ({role}) ne pourra plus se connecter et sera déconnecté partout à l’instant. Ce qui a été fait reste dans le journal d’audit. Vous pourrez l’activer de nouveau.",
        en: "{name} ({role}) will no longer be able to sign in and is signed out everywhere at once. What was done stays in the audit trail. You can activate this user again.",
    }
    activate { fr: "Activer", en: "Activate" }
    activate_of(name) { fr: "Activer {name}", en: "Activate {name}" }
    promote_ask(name) { fr: "Nommer {name} administrateur de compte\u{a0}?", en: "Make {name} an account administrator?" }
    promote_why(name) {
        fr: "{name} pourra changer les paramètres de l’entreprise, gérer les utilisateurs et les clés d’API, et exporter le journal d’audit.",
        en: "{name} will be able to change the company’s settings, manage users and API keys, and export the audit trail.",
    }
    promote { fr: "Nommer administrateur", en: "Make administrator" }
    renounce_ask { fr: "Renoncer à votre rôle d’administrateur\u{a0}?", en: "Give up your administrator role?" }
    renounce_why {
        fr: "Vous deviendrez membre et ne pourrez pas revenir en arrière vous-même\u{a0}: un autre administrateur devra vous nommer de nouveau.",
        en: "You will become a member and cannot take it back yourself: another administrator would have to appoint you again.",
    }
    renounce { fr: "Renoncer au rôle", en: "Give up the role" }
    last_admin {
        fr: "C’est le seul administrateur actif de l’entreprise. Nommez d’abord un autre administrateur pour changer son rôle ou le désactiver.",
        en: "This is the company’s only active administrator. Appoint another administrator first to change the role or disable this user.",
    }
    yourself {
        fr: "C’est vous\u{a0}: votre mot de passe et vos sessions se gèrent dans Mes préférences. Un autre administrateur peut vous désactiver.",
        en: "This is you: your password and sessions are managed in My preferences. Another administrator can disable you.",
    }
    my_preferences { fr: "Ouvrir Mes préférences", en: "Open My preferences" }
    resend_short { fr: "Renvoyer", en: "Resend" }
    resend { fr: "Renvoyer l’invitation", en: "Resend invitation" }
    resend_of(name) { fr: "Renvoyer l’invitation de {name}", en: "Resend the invitation of {name}" }
    reset { fr: "Nouveau mot de passe…", en: "New password…" }
    reset_ask(name) { fr: "Créer un lien de mot de passe pour {name}\u{a0}?", en: "Create a password link for {name}?" }
    reset_why(name) {
        fr: "Le mot de passe actuel de {name} cesse de fonctionner maintenant, et ses sessions se ferment. Vous recevrez un lien à lui transmettre, avec lequel choisir un nouveau mot de passe.",
        en: "{name}’s current password stops working now, and all sessions end. You will get a link to pass on, with which to choose a new password.",
    }
    reset_go { fr: "Créer le lien", en: "Create the link" }
    remove { fr: "Supprimer l’invitation", en: "Remove invitation" }
    remove_ask(name) { fr: "Supprimer l’invitation de {name}\u{a0}?", en: "Remove the invitation of {name}?" }
    remove_why(email) {
        fr: "Le lien envoyé à {email} cesse de fonctionner. Vous pourrez inviter cette adresse de nouveau.",
        en: "The link sent to {email} stops working. You can invite this address again.",
    }
    keep { fr: "Conserver", en: "Keep" }
    changed {
        fr: "Quelqu’un a modifié cet utilisateur entre-temps. Ce que vous avez choisi est conservé\u{a0}: vérifiez, puis recommencez.",
        en: "Somebody changed this user meanwhile. What you chose is kept: check it, then try again.",
    }
    unknown_outcome {
        fr: "Le serveur n’a pas répondu\u{a0}: on ne sait pas si c’est fait. Regardez la liste avant de recommencer.",
        en: "The server did not answer: it is not known whether it was done. Look at the list before you try again.",
    }

    saved(name) { fr: "{name} est modifié.", en: "{name} was changed." }
    now_admin(name) { fr: "{name} est administrateur de compte.", en: "{name} is an account administrator." }
    now_member(name) { fr: "{name} est membre.", en: "{name} is a member." }
    disabled_done(name) { fr: "{name} est désactivé.", en: "{name} is disabled." }
    activated_done(name) { fr: "{name} est activé.", en: "{name} is active." }
    removed_done(name) { fr: "L’invitation de {name} est supprimée.", en: "The invitation of {name} was removed." }

    link_title(name) { fr: "Lien pour {name}", en: "Link for {name}" }
    link_once(name, date) {
        fr: "Transmettez ce lien à {name}, et à personne d’autre\u{a0}: il permet de choisir son mot de passe. Il n’est affiché que maintenant, sert une seule fois et fonctionne jusqu’au {date}.",
        en: "Pass this link to {name} and to nobody else: it lets this person choose the password. It is shown only now, works once and until {date}.",
    }
    link_mailed(email) {
        fr: "Il a aussi été envoyé par e-mail à {email}.",
        en: "It was also sent by e-mail to {email}.",
    }
    link_label { fr: "Lien", en: "Link" }
    link_what { fr: "le lien", en: "the link" }
    link_mail { fr: "Ouvrir un e-mail", en: "Open an e-mail" }

    mail_subject(company) { fr: "Votre accès à Carnet pour {company}", en: "Your access to Carnet for {company}" }
    mail_invite(name, company, link, date) {
        fr: "Bonjour {name},\n\nvous êtes invité à utiliser Carnet, le répertoire de facturation électronique, pour {company}. Choisissez votre mot de passe avec ce lien, qui sert une seule fois et fonctionne jusqu’au {date}\u{a0}:\n\n{link}\n",
        en: "Hello {name},\n\nyou are invited to use Carnet, the directory for electronic invoices, for {company}. Choose your password with this link, which works once and until {date}:\n\n{link}\n",
    }
    mail_reset(name, company, link, date) {
        fr: "Bonjour {name},\n\nvoici le lien pour choisir un nouveau mot de passe pour Carnet ({company}). Il sert une seule fois et fonctionne jusqu’au {date}\u{a0}:\n\n{link}\n",
        en: "Hello {name},\n\nhere is the link to choose a new password for Carnet ({company}). It works once and until {date}:\n\n{link}\n",
    }

    welcome { fr: "Choisir votre mot de passe", en: "Choose your password" }
    welcome_invited(name, company) {
        fr: "{name}, vous êtes invité à utiliser Carnet pour {company}.",
        en: "{name}, you are invited to use Carnet for {company}.",
    }
    welcome_reset(name, company) {
        fr: "{name}, choisissez un nouveau mot de passe pour Carnet ({company}).",
        en: "{name}, choose a new password for Carnet ({company}).",
    }
    welcome_until(date) { fr: "Ce lien sert une seule fois, jusqu’au {date}.", en: "This link works once, until {date}." }
    welcome_other(name) {
        fr: "Vous êtes connecté comme {name}. Ce lien vous connectera avec le compte ci-dessus.",
        en: "You are signed in as {name}. This link will sign you in as the person above.",
    }
    password { fr: "Nouveau mot de passe", en: "New password" }
    password_hint {
        fr: "10 caractères au moins, espaces compris\u{a0}: quelques mots sans lien se retiennent bien. Coller est permis.",
        en: "At least 10 characters, spaces included: a few unrelated words are easy to remember. You may paste.",
    }
    choose { fr: "Enregistrer et se connecter", en: "Save and sign in" }
    link_invalid_title { fr: "Ce lien ne fonctionne plus", en: "This link no longer works" }
    link_invalid {
        fr: "Il a déjà servi, il a été remplacé par un autre ou son délai est passé. Si vous avez déjà choisi votre mot de passe, connectez-vous\u{a0}; sinon, demandez un nouveau lien à l’administrateur de compte de votre entreprise.",
        en: "It was used already, has been replaced by another one, or has expired. If you have chosen your password, sign in; otherwise ask your company’s account administrator for a new link.",
    }
    link_missing {
        fr: "L’adresse est incomplète\u{a0}: copiez le lien entier, jusqu’à son dernier caractère.",
        en: "The address is incomplete: copy the whole link, up to its last character.",
    }
    to_sign_in { fr: "Aller à la connexion", en: "Go to sign-in" }
}

pub fn role_name(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Member => common::role_member(locale),
        Role::Admin => common::role_admin(locale),
        Role::Operator => common::role_operator(locale),
    }
}

pub fn badge(locale: Locale, status: UserStatus) -> &'static str {
    match status {
        UserStatus::Active => active(locale),
        UserStatus::Invited => invited(locale),
        UserStatus::Disabled => disabled(locale),
    }
}

/// Tone and picture of a status.
pub fn look(status: UserStatus) -> (Tone, &'static str) {
    match status {
        UserStatus::Active => (Tone::Success, "check"),
        UserStatus::Invited => (Tone::Pending, "mail"),
        UserStatus::Disabled => (Tone::Neutral, "pause"),
    }
}

/// More about the status, where there is more.
pub fn why(locale: Locale, user: &UserEntry) -> Option<String> {
    let date = |at: &Option<String>| at.as_deref().map(|at| format::short_date(locale, at));
    match user.status {
        UserStatus::Disabled => date(&user.disabled_at).map(|date| disabled_since(locale, &date)),
        UserStatus::Invited if user.link_until.is_none() => Some(link_over(locale).to_owned()),
        UserStatus::Active | UserStatus::Invited => date(&user.link_until).map(|date| link_until(locale, &date)),
    }
}
