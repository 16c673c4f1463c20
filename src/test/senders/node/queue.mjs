// A job queue: every delivery is a job of BullMQ, whose worker posts it with fetch; the queue does the retries. See ../README.md.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Queue, Worker } = await import(require.resolve("bullmq", { paths: [process.cwd()] }));
const { version } = require(`${process.cwd()}/node_modules/bullmq/package.json`);
const connection = { host: "127.0.0.1", port: Number(process.argv[2]), maxRetriesPerRequest: null };
const deleted = new Set();
const queue = new Queue("deliveries", { connection });

const worker = new Worker(
  "deliveries",
  async ({ data: { webhook, url, headers, body, timeoutMillis } }) => {
    if (deleted.has(webhook)) return;
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body,
      signal: AbortSignal.timeout(timeoutMillis),
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
  },
  { connection, concurrency: 100 },
);
worker.on("error", (error) => process.stderr.write(error.message + "\n"));
await worker.waitUntilReady();
process.stdout.write(JSON.stringify({ version }) + "\n");

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.deleted) {
    deleted.add(order.deleted);
  } else {
    const attempts = order.retry ? 5 : 1;
    await queue.add("delivery", order, { attempts, backoff: { type: "exponential", delay: 500 }, removeOnComplete: true });
  }
}
process.exit(0);
