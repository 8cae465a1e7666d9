// API keys: made and shown once, used by a program, revoked for good.
import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`keys (${language})`, () => {
    test.use({ language, user: "admin" });

    test("a key works until it is revoked", async ({ page, askAs, t }) => {
      const name = `Export ${language} ${Date.now().toString(36)}`;
      await page.goto("/settings/keys");
      const create = page.getByRole("button", { name: label(t.createKey) });
      await create.click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByLabel(label(t.keyName))).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(dialog).toContainText(text(t.keyNameRequired));
      await expect(dialog.getByLabel(label(t.keyName))).toBeFocused();
      await expectAccessible(page, "a key without a name");
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      const secret = dialog.getByLabel(label(t.keySecret));
      await expect(secret).toHaveValue(/^carnet_\w+$/);
      await expectAccessible(page, "the secret of a key");
      const key = await secret.inputValue();
      await expect(dialog.locator("code")).toContainText(`Bearer ${key}`);

      const program = await askAs(null);
      const headers = { authorization: `Bearer ${key}` };
      expect((await program.get("/api/v1/customers?limit=1", { headers })).status(), "reading").toBe(200);
      const data = { participantId: "0088:1", customerNumbers: [] };
      const write = await program.post("/api/v1/customers", { data, headers });
      expect(write.status(), "writing with a key that reads").toBe(403);

      await dialog.getByRole("button", { name: label(t.keyCopied) }).click();
      await expect(dialog).toBeHidden();
      await expect(create).toBeFocused();
      await page.reload();
      const row = page.getByRole("row").filter({ hasText: name });
      await expect(row).toContainText(key.slice(-4));
      await expect(page.locator("main")).not.toContainText(key);
      await row.getByRole("button", { name: label(t.revokeKey(name)) }).click();
      await expect(dialog).toContainText(key.slice(-4));
      await expectAccessible(page, "revoking a key");
      await dialog.getByRole("button", { name: label(t.revoke) }).click();
      await expect(page.locator("#notice")).toContainText(text(t.keyRevoked(name)));
      await expect(row).toContainText(text(t.revokedState));
      await expect(row.getByRole("button")).toHaveCount(0);
      expect((await program.get("/api/v1/customers?limit=1", { headers })).status(), "after it was revoked").toBe(401);
    });
  });
}
