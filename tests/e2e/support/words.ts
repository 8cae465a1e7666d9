// What the tests read on the screen, in both languages. Straight apostrophes here stand for either kind (see `text`).

import { onDemo } from "./environment.js";
import { ADDRESSES } from "./words-addresses.js";
import { CUSTOMER } from "./words-customer.js";
import { DEMO } from "./words-demo.js";
import { DOCUMENTS } from "./words-documents.js";
import { REQUESTS } from "./words-requests.js";
import { SUGGEST } from "./words-suggest.js";
import { IMPORT } from "./words-import.js";
import { NETWORK_IMPORT } from "./words-network-import.js";
import { PEOPLE } from "./words-people.js";
import { ROUTING } from "./words-routing.js";
import { SERVICE } from "./words-service.js";
import { SETTINGS_WORDS } from "./words-settings.js";

export const ALL_LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof ALL_LANGUAGES)[number];

/**
 * The languages that a test runs in: French on the server, English on the demo, whose pages are the same program. So
 * what both have is tried once in each. `CARNET_LANGUAGES=fr,en` asks for both at once.
 */
export const LANGUAGES = chosenLanguages(process.env.CARNET_LANGUAGES ?? (onDemo ? "en" : "fr"));

function chosenLanguages(names: string): Language[] {
  return names.split(",").map((name) => {
    const language = ALL_LANGUAGES.find((known) => known === name.trim());
    if (!language) throw new Error(`CARNET_LANGUAGES: "${name}" is not fr or en`);
    return language;
  });
}

const WORDS = {
  fr: {
    ...ADDRESSES.fr,
    ...IMPORT.fr,
    ...NETWORK_IMPORT.fr,
    ...SUGGEST.fr,
    ...REQUESTS.fr,
    ...CUSTOMER.fr,
    ...DEMO.fr,
    ...DOCUMENTS.fr,
    ...PEOPLE.fr,
    ...ROUTING.fr,
    ...SERVICE.fr,
    ...SETTINGS_WORDS.fr,
    home: "Accueil",
    signIn: "Connexion",
    email: "Adresse e-mail",
    password: "Mot de passe",
    submitSignIn: "Se connecter",
    signOut: "Se déconnecter",
    badCredentials: "Adresse e-mail ou mot de passe incorrect.",
    sessionExpired: "Votre session a expiré.",
    offline: "hors ligne",
    retry: "Réessayer",
    notFound: "Page introuvable",
    navSearch: "Rechercher et ajouter des clients",
    navCustomers: "Mes clients",
    skipContent: "Aller au contenu",
    identifier: "Identifiant",
    companyName: "Nom de l'entreprise",
    country: "Pays",
    search: "Rechercher",
    exact: "Correspondances exactes",
    close: "Correspondances proches",
    zeroCase: (q: string) => `Aucune correspondance exacte pour « ${q} »`,
    zeroWhole: (q: string) => `Aucun nom n'est exactement « ${q} »`,
    zeroNone: (q: string) => `« ${q} » n'a pas été trouvé dans`,
    emptyQuery: "Saisissez un identifiant, un nom ou un prestataire de services.",
    checkDigit: "ne correspond pas. Vérifiez les chiffres",
    malformed: "ne correspond à aucun type d'identifiant",
    inDirectory: "Dans votre répertoire",
    add: (name: string) => `Ajouter ${name}`,
    closeButton: "Fermer",
    customerNumber: "Numéro de client",
    next: "Suivant",
    nextPage: "Suivant",
    back: "Retour",
    nothingSaved: "Rien n'est enregistré avant cette confirmation.",
    confirm: "Confirmer l'ajout",
    addedNow: (name: string) => `${name} est dans votre répertoire. Vous pouvez lui envoyer des factures.`,
    numberTaken: (n: string) => `Le numéro ${n} appartient déjà à`,
    openCustomer: "Ouvrir le client",
    searchCustomers: "Rechercher dans mes clients",
    noCustomer: (q: string) => `Aucun de vos clients ne correspond à « ${q} ».`,
    nonExisting: "Non existant",
    filterNonExisting: "Non existants",
    customerMissing: "Client introuvable",
    select: (name: string) => `Sélectionner ${name}`,
    bulk: "Actions groupées",
    deactivate: "Désactiver",
    deactivatedOne: "1 client désactivé.",
    activatedOne: "1 client activé.",
    undo: "Annuler l'action",
    deleteOne: "Supprimer 1 client",
    keep: "Conserver",
    deletedOne: "1 client supprimé.",
    restoredOne: "1 client restauré.",
    columns: "Colonnes",
    columnNumbers: "Numéros de client",
    export: "Exporter",
    exportSelected: "Ceux que j'ai sélectionnés",
    auditTrail: "Journal d'audit",
    auditAdded: "Client ajouté",
    auditDeleted: "Client supprimé",
    auditRestore: "Restaurer",
    filter: "Filtrer",
    personOrObject: "Personne ou objet",
    perPage: (n: string) => `${n} par page`,
  },
  en: {
    ...ADDRESSES.en,
    ...IMPORT.en,
    ...NETWORK_IMPORT.en,
    ...SUGGEST.en,
    ...REQUESTS.en,
    ...CUSTOMER.en,
    ...DEMO.en,
    ...DOCUMENTS.en,
    ...PEOPLE.en,
    ...ROUTING.en,
    ...SERVICE.en,
    ...SETTINGS_WORDS.en,
    home: "Home",
    signIn: "Sign in",
    email: "E-mail",
    password: "Password",
    submitSignIn: "Sign in",
    signOut: "Sign out",
    badCredentials: "Incorrect e-mail or password.",
    sessionExpired: "Your session has expired.",
    offline: "offline",
    retry: "Try again",
    notFound: "Page not found",
    navSearch: "Search & add customers",
    navCustomers: "My customers",
    skipContent: "Skip to content",
    identifier: "Identifier",
    companyName: "Company name",
    country: "Country",
    search: "Search",
    exact: "Exact matches",
    close: "Close matches",
    zeroCase: (q: string) => `No exact match for “${q}”`,
    zeroWhole: (q: string) => `No name is exactly “${q}”`,
    zeroNone: (q: string) => `“${q}” was not found in`,
    emptyQuery: "Enter an identifier, a name or a service provider.",
    checkDigit: "does not match. Check the digits",
    malformed: "fits no identifier type",
    inDirectory: "In your directory",
    add: (name: string) => `Add ${name}`,
    closeButton: "Close",
    customerNumber: "Customer number",
    next: "Next",
    nextPage: "Next",
    back: "Back",
    nothingSaved: "Nothing is saved before this confirmation.",
    confirm: "Confirm",
    addedNow: (name: string) => `${name} is in your directory. You can send invoices.`,
    numberTaken: (n: string) => `Number ${n} already belongs to`,
    openCustomer: "Open the customer",
    searchCustomers: "Search my customers",
    noCustomer: (q: string) => `None of your customers matches “${q}”.`,
    nonExisting: "Non existing",
    filterNonExisting: "Non existing",
    customerMissing: "Customer not found",
    select: (name: string) => `Select ${name}`,
    bulk: "Bulk actions",
    deactivate: "Deactivate",
    deactivatedOne: "1 customer deactivated.",
    activatedOne: "1 customer activated.",
    undo: "Undo",
    deleteOne: "Delete 1 customer",
    keep: "Keep",
    deletedOne: "1 customer deleted.",
    restoredOne: "1 customer restored.",
    columns: "Columns",
    columnNumbers: "Customer numbers",
    export: "Export",
    exportSelected: "Those I selected",
    auditTrail: "Audit trail",
    auditAdded: "Customer added",
    auditDeleted: "Customer deleted",
    auditRestore: "Restore",
    filter: "Filter",
    personOrObject: "Person or object",
    perPage: (n: string) => `${n} per page`,
  },
} as const;

type Sentence = string | ((value: string) => string);
export type Words = { [key in keyof (typeof WORDS)["fr"]]: (typeof WORDS)["fr"][key] extends string ? string : (value: string) => string };

export function words(language: Language): Words {
  const table: Record<string, Sentence> = WORDS[language];
  return table as Words;
}

/** A pattern for `text` anywhere, whichever apostrophes and spaces the page sets (U+2019, U+00A0). */
export function text(wanted: string): RegExp {
  return new RegExp(source(wanted));
}

/** The same for a whole accessible name, or a label with its mark « (facultatif) ». */
export function label(wanted: string): RegExp {
  return new RegExp(`^\\s*${source(wanted)}\\s*(\\([^)]*\\)\\s*)?$`);
}

function source(wanted: string): string {
  return wanted
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, "\\s+");
}
