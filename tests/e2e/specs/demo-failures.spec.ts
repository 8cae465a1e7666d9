// What can be wrong with the demo in somebody's browser: it says so in words, with a way out, and loses nothing.
import { DemoPage } from "../pages/demo-page.js";
import { expectAccessible } from "../support/axe.js";
import { onDemo } from "../support/environment.js";
import { expect, test } from "../support/visiting.js";
import { ALL_LANGUAGES, label, text } from "../support/words.js";

test.skip(!onDemo, "is about the demo on static hosting");
test.describe.configure({ timeout: 180_000 });

const NUMBER = "DEMO-0042";

for (const language of ALL_LANGUAGES) {
  test.describe(`failures (${language})`, () => {
    // The app itself does not start either, or what it asks is not answered.
    test.use({ language, expectedErrors: [/./] });

    test("no WebAssembly", async ({ tab, t }) => {
      await tab.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
      await tab.goto("");
      await expect(new DemoPage(tab, t).said(t.demoNoWasm)).toBeVisible();
    });

    test("no workers", async ({ tab, t }) => {
      await tab.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
      await tab.goto("");
      await expect(new DemoPage(tab, t).said(t.demoNoWorker)).toBeVisible();
    });

    for (const file of ["carnet_demo_bg.wasm", "carnet_demo.js", "worker.js"]) {
      test(`${file} is not there; when it is again, reloading helps`, async ({ tab, t, deployment }) => {
        const demo = new DemoPage(tab, t);
        const bringBack = deployment.withhold(file);
        await tab.goto("");
        await expect(demo.said(t.demoNotLoaded)).toBeVisible();
        await expectAccessible(tab, `${file} is not there`);
        bringBack();
        await demo.button(t.demoReload).click();
        await demo.ready();
        await expect(demo.said(t.demoNotLoaded)).toHaveCount(0);
      });
    }
  });
}

test.describe("storage", () => {
  test("refused: it works, and says that nothing stays", async ({ tab, t, deployment }) => {
    deployment.changeOwn("worker.js", (code) => `navigator.storage.getDirectory = () => Promise.reject(new DOMException("refused", "SecurityError"));\n${code}`);
    const demo = new DemoPage(tab, t);
    await demo.signIn("member");
    await expect(demo.said(t.demoMemory)).toBeVisible();
    await tab.getByRole("link", { name: label(t.navCustomers) }).first().click();
    await expect(demo.rows.nth(1)).toBeVisible();
    await tab.reload();
    await expect(tab.getByRole("heading", { level: 1 }), "a new database knows no session").toHaveText(label(t.signIn));
    await expect(demo.said(t.demoMemory)).toBeVisible();
  });

  test.describe("full", () => {
    test.use({ expectedErrors: [/./] });

    test("the last change is not saved and is told; everything else is there", async ({ tab, t }) => {
      const demo = new DemoPage(tab, t);
      await demo.signIn("member");
      const address = await demo.numberFirst(NUMBER);
      await tab.goto(`${address}?settings=basic`);
      await demo.ready();
      await demo.worker().evaluate(() => {
        const refuse = (): never => {
          throw new DOMException("full", "QuotaExceededError");
        };
        const scope = globalThis as unknown as { FileSystemSyncAccessHandle: { prototype: Record<string, unknown> } };
        const handle = scope.FileSystemSyncAccessHandle.prototype;
        handle["write"] = refuse;
        handle["truncate"] = refuse;
      });
      await demo.fillNumber(`${NUMBER}-1`);
      await expect(demo.said(t.demoFull)).toBeVisible();
      await expect(tab.locator("#settings"), "what was typed stays").toBeVisible();
      await tab.goto(address);
      await expect(tab.getByRole("main")).toContainText(NUMBER);
      await expect(tab.getByRole("main")).not.toContainText(`${NUMBER}-1`);
    });
  });

  test.describe("damaged", () => {
    test.use({ expectedErrors: [/./] });

    test("says so, and starting over helps", async ({ tab, t }) => {
      const demo = new DemoPage(tab, t);
      await tab.goto("");
      await demo.ready();
      await tab.goto("favicon.svg");
      await tab.waitForTimeout(500);
      expect(await tab.evaluate(damage), "files of the database").toBeGreaterThan(0);
      await tab.goto("");
      await expect(demo.said(t.demoBroken)).toBeVisible();
      await demo.alert.getByRole("button", { name: text(t.demoOver) }).click();
      await demo.dialog.getByRole("button", { name: text(t.demoOverGo) }).click();
      await demo.ready();
      await demo.signIn("member");
    });
  });
});

test.describe("a crash", () => {
  test.use({ expectedErrors: [/./] });

  test("is told; what was saved is there after a reload", async ({ tab, t }) => {
    const demo = new DemoPage(tab, t);
    await demo.signIn("member");
    await demo.numberFirst(NUMBER);
    await demo.worker().evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError("unreachable");
      });
    });
    await expect(demo.said(t.demoCrashed)).toBeVisible();
    await demo.button(t.demoReload).click();
    await demo.ready();
    await demo.find(NUMBER);
    await expect(tab.getByRole("main")).toContainText(NUMBER);
  });
});

/** Runs in a page of the origin: writes over the contents of every file, behind the head that the pool of files keeps. */
async function damage(): Promise<number> {
  const HEAD = 4096;
  let files = 0;
  const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
    for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
      if (handle.kind === "directory") await walk(handle as FileSystemDirectoryHandle);
      else {
        const file = handle as FileSystemFileHandle;
        const { size } = await file.getFile();
        if (size <= HEAD) continue;
        const writing = await file.createWritable({ keepExistingData: true });
        await writing.write({ type: "write", position: HEAD, data: new Uint8Array(Math.min(size - HEAD, 65_536)).fill(0x5a) });
        await writing.close();
        files += 1;
      }
    }
  };
  await walk(await navigator.storage.getDirectory());
  return files;
}
