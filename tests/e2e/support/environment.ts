// Where the app is and what answers it, and who may sign in: the users of the demo data.

/** The root of the app, below the base path that it is hosted under; without a slash at its end. */
export const BASE_URL = (process.env.CARNET_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

export const ORIGIN = new URL(BASE_URL).origin;

/** Whether the app lies on static hosting and its own worker answers; else it is `carnet-server`. */
export const onDemo = process.env.CARNET_HOST === "demo";

export const PASSWORD = "carnet-demo";

export const USERS = {
  member: "membre@lumiere.example",
  admin: "admin@lumiere.example",
  other: "membre@brasserie.example",
  otherAdmin: "admin@brasserie.example",
  third: "membre@verrerie.example",
  thirdAdmin: "admin@verrerie.example",
  operator: "operateur@carnet.example",
} as const;

export type User = keyof typeof USERS;
