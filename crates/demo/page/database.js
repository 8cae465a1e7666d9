// Opens the demo's database: in the browser's private file system where there is one, else in memory.

/** Two demos of one origin do not share it. */
const directory = (base) => `carnet-demo${encodeURIComponent(base)}`;
/** A file whose presence says that the directory is to be removed before it is opened. */
const mark = (base) => `${directory(base)}.start-over`;

/** `{carnet, persistent}`; `seeding(done, total)` is called while an empty database is filled. */
export async function openDatabase(Storage, base, seeding) {
  const root = await privateFiles(base);
  if (root) {
    const storage = await again(async () => {
      await removeIfAsked(root, base);
      return Storage.persistent(directory(base));
    });
    const carnet = storage.open(navigator.userAgent);
    try {
      seed(carnet, seeding);
      return { carnet, persistent: true };
    } catch (error) {
      // There is no room for it; what was begun has been undone.
      console.warn(`the demo keeps nothing: ${error}`);
      carnet.free();
    }
  }
  const carnet = Storage.memory().open(navigator.userAgent);
  seed(carnet, seeding);
  return { carnet, persistent: false };
}

/** Whoever opens the database next finds an empty one. This helps also where it cannot be opened any more. */
export async function startOverNextTime(base) {
  try {
    const root = await navigator.storage.getDirectory();
    await root.getFileHandle(mark(base), { create: true });
  } catch {
    // Without a file system the database ends with its worker.
  }
}

function seed(carnet, seeding) {
  if (!carnet.isEmpty()) return;
  seeding(0, 1);
  carnet.seed(seeding);
}

/** The root of the private file system; nothing where there is none, or where it may not be used. */
async function privateFiles(base) {
  try {
    const root = await navigator.storage.getDirectory();
    const name = `${directory(base)}.probe`;
    const file = await root.getFileHandle(name, { create: true });
    (await file.createSyncAccessHandle()).close();
    await root.removeEntry(name);
    return root;
  } catch (error) {
    console.warn(`the demo keeps nothing: ${error}`);
    return null;
  }
}

async function removeIfAsked(root, base) {
  const missing = (error) => {
    if (error.name !== "NotFoundError") throw error;
    return null;
  };
  if (!(await root.getFileHandle(mark(base)).catch(missing))) return;
  await root.removeEntry(directory(base), { recursive: true }).catch(missing);
  await root.removeEntry(mark(base));
}

/** A worker that has just ended may hold its files a moment longer than its lock. */
async function again(work) {
  for (let left = 20; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
