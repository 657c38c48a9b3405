// Takes the pictures of README: the front page and a report, as Chromium shows them.

import { writeFile } from "node:fs/promises";
import { browse, json, opened, served } from "./house.mjs";

const house = await served();
const browser = await browse();
const { items: [claim] } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=1`);
for (const [name, path, height] of [["front", "/", 900], ["article", `/articles/${claim.article_id}`, 1110]]) {
  const { page, close } = await opened(browser, house.base + path, { colorScheme: "light", viewport: { width: 1240, height } });
  await page.evaluate(() => document.fonts.ready);
  const tools = await page.context().newCDPSession(page);
  const { data } = await tools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  await writeFile(`${process.env.PICTURES}/${name}.webp`, Buffer.from(data, "base64"));
  await close();
}
await browser.close();
house.stop();
