// Suppliers: held documents and the decision on their sender, adding from the public directory, removing.
import { SuppliersPage } from "../pages/suppliers-page.js";
import { literal, type Participant } from "../support/api.js";
import type { Asker } from "../support/asker.js";
import { isMine } from "../support/attempt.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { InboundApi, newSender } from "../support/inbound.js";
import { tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** A participant that can be a supplier: none yet, and alone with its name. */
async function unknownSupplier(asker: Asker, seed: string): Promise<Participant> {
  for (const letter of seed) {
    const answer = await asker.get("/api/v1/participants", { params: { name: `*${letter}*`, match: "literal", limit: "100" } });
    const items: (Participant & { supplier?: unknown })[] = (await answer.json()).groups[0].items;
    const names = items.map((item) => item.name);
    const free = items.filter((item) => !item.supplier && item.networkStatus === "registered" && isMine(item.participantId));
    const chosen = free.filter((item) => names.filter((name) => name === item.name).length === 1);
    for (const item of chosen.slice(Math.floor(chosen.length / 2))) {
      const alone = await asker.get("/api/v1/participants", { params: { name: literal(item.name), match: "literal" } });
      if ((await alone.json()).groups[0].total === 1) return item;
    }
  }
  throw new Error("everybody in the public directory is a supplier already");
}

for (const language of LANGUAGES) {
  test.describe(`suppliers (${language})`, () => {
    test.use({ language });

    test("held, seen without reloading, approved with the keyboard: the documents arrive", async ({ page, t, asker }) => {
      test.setTimeout(90_000);
      const suppliers = new SuppliersPage(page);
      const api = new InboundApi(asker);
      const sender = newSender("Papeterie Aubin");
      await suppliers.open("received");
      await expect(page.getByRole("heading", { name: text(t.pendingSuppliers) })).toBeVisible();

      const first = await api.post(sender, `A-${sender.gln}`);
      expect(first.status).toBe("held");
      await expect(suppliers.row(sender.name)).toContainText(text(t.heldDocument));
      const second = await api.post(sender, `B-${sender.gln}`);
      await expect(suppliers.row(sender.name)).toContainText(text(t.heldDocuments("2")));

      await test.step("approved", async () => {
        await tabTo(page, suppliers.button(t.approveSupplier(sender.name)));
        await page.keyboard.press("Enter");
        await expect(suppliers.dialog).toContainText("2 ");
        await expectAccessible(page, "approving a supplier");
        await suppliers.dialog.getByLabel(label(t.wordsField)).fill("Bienvenue.");
        await page.keyboard.press("Control+Enter");
        await expect(suppliers.dialog).toHaveCount(0);
        await expect(suppliers.notice).toContainText(text(t.supplierApproved(sender.name)));
        await expect(suppliers.notice).toContainText(text(t.twoArrived));
        await expect(suppliers.row(sender.name)).toHaveCount(0);
        await expect(page.locator("body")).not.toBeFocused();
      });

      await test.step("everything arrived, in the order it came, and the next arrives directly", async () => {
        const arrived = [await api.document(first.id), await api.document(second.id)];
        expect(arrived.map((one) => one.status)).toEqual(["accepted", "accepted"]);
        expect(arrived[0]?.arrival ?? 0).toBeLessThan(arrived[1]?.arrival ?? 0);
        expect((await api.post(sender, `C-${sender.gln}`)).status).toBe("accepted");
      });

      await test.step("undone: the next is held again", async () => {
        await page.keyboard.press("ControlOrMeta+z");
        await expect(suppliers.notice).toContainText(text(t.supplierRemoved(sender.name)));
        expect((await api.post(sender, `D-${sender.gln}`)).status).toBe("held");
        await expect(suppliers.row(sender.name)).toContainText(text(t.heldDocument));
      });
    });

    test("denied for good for what was held, and approved after all", async ({ page, t, asker }) => {
      test.setTimeout(90_000);
      const suppliers = new SuppliersPage(page);
      const api = new InboundApi(asker);
      const sender = newSender("Ferronnerie Brisset");
      const first = await api.post(sender, `A-${sender.gln}`);
      await suppliers.open("received", { q: sender.name });

      await test.step("the question starts on leaving it", async () => {
        await suppliers.button(t.denySupplier(sender.name)).click();
        await expect(suppliers.inDialog(t.cancel)).toBeFocused();
        await expect(suppliers.dialog).toContainText(text(t.rejectedOne));
        await suppliers.inDialog(t.denyGo).click();
        await expect(suppliers.notice).toContainText(text(t.supplierDenied(sender.name)));
        await expect(suppliers.row(sender.name)).toContainText(text(t.deniedBadge));
        expect((await api.document(first.id)).status).toBe("rejected");
      });

      await test.step("what it sends then is held, and arrives when it is approved after all", async () => {
        const second = await api.post(sender, `B-${sender.gln}`);
        expect(second.status).toBe("held");
        await suppliers.button(t.afterAll(sender.name)).click();
        await suppliers.inDialog(t.afterAllGo).click();
        await expect(suppliers.notice).toContainText(text(t.supplierApproved(sender.name)));
        expect((await api.document(second.id)).status).toBe("accepted");
        expect((await api.document(first.id)).status).toBe("rejected");
      });

      await test.step("its details show both documents and give the sources", async () => {
        await suppliers.open("list", { q: sender.name });
        await suppliers.row(sender.name).getByRole("link").click();
        await expect(suppliers.dialog).toContainText(text(t.authorizedBadge));
        const source = suppliers.dialog.getByRole("link", { name: label(t.downloadSource(`A-${sender.gln}`)) });
        await expectAccessible(page, "details of a supplier");
        const [download] = await Promise.all([page.waitForEvent("download"), source.click()]);
        expect(await (await download.createReadStream()).setEncoding("utf8").toArray()).toEqual([expect.stringContaining(`A-${sender.gln}`)]);
        await page.keyboard.press("Escape");
        await expect(suppliers.row(sender.name).getByRole("link")).toBeFocused();
      });
    });

    test("added from the public directory at once, undone, added again, removed with a question, restored", async ({ page, t, asker }) => {
      test.setTimeout(90_000);
      const suppliers = new SuppliersPage(page);
      const participant = await unknownSupplier(asker, language === "fr" ? "ouy" : "ink");
      const { name } = participant;
      await page.goto(`/suppliers/search?${new URLSearchParams({ name: literal(name) })}`);

      await test.step("added, undone, added", async () => {
        const add = suppliers.button(t.add(name));
        await add.click();
        await expect(suppliers.notice).toContainText(text(t.supplierAdded(name)));
        const known = page.getByRole("link", { name: label(t.inSuppliers(name)) });
        await expect(known).toBeFocused();
        await page.keyboard.press("ControlOrMeta+z");
        await expect(suppliers.notice).toContainText(text(t.supplierRemoved(name)));
        await add.click();
        await known.click();
        await expect(suppliers.dialog).toContainText(text(t.noDocument));
        await page.keyboard.press("Escape");
        await expect(suppliers.dialog).toHaveCount(0);
      });

      await test.step("in a closed directory removing is asked about, and undone", async () => {
        await suppliers.open("list", { q: name });
        await expect(page.getByText(text(t.suppliersClosed))).toBeVisible();
        await suppliers.button(t.removeSupplier(name)).click();
        await expect(suppliers.dialog).toContainText(text(t.willBeHeld));
        await suppliers.inDialog(t.removeGo).click();
        await expect(suppliers.notice).toContainText(text(t.supplierRemoved(name)));
        await expect(suppliers.row(name)).toHaveCount(0);
        await suppliers.notice.getByRole("button", { name: text(t.undo) }).click();
        await expect(suppliers.notice).toContainText(text(t.supplierAdded(name)));
        await expect(suppliers.row(name)).toContainText(text(t.authorizedBadge));
      });

      await test.step("on a phone, as cards; and taken out again", async () => {
        await page.setViewportSize({ width: 360, height: 740 });
        await expect(page.locator(".card").filter({ hasText: name })).toBeVisible();
        await expectNoSidewaysScroll(page, "my suppliers at 360 px");
        await suppliers.button(t.removeSupplier(name)).click();
        await expectNoSidewaysScroll(page, "the question at 360 px");
        await suppliers.inDialog(t.removeGo).click();
        await expect(suppliers.notice).toContainText(text(t.supplierRemoved(name)));
      });
    });
  });
}
