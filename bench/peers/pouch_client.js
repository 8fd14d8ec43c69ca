// A laptop with PouchDB: reads one request a line, `{"do": …}`, and prints what became of it.
"use strict";

const { readFileSync } = require("fs");
const { Agent } = require("http");
const { createInterface } = require("readline");

const PouchDB = require("pouchdb").defaults({ prefix: `${process.argv[2]}/` });
const line = new Agent({ keepAlive: true }); // PouchDB by itself opens a connection for every request
const laptops = new Map();
const STUCK_MS = 3000; // a replication that was cut may end with no word

function laptop(name) {
  if (!laptops.has(name)) laptops.set(name, new PouchDB(name));
  return laptops.get(name);
}

function server(url, agent = line) {
  return new PouchDB(`${url}/cases`, {
    fetch: (address, options) => PouchDB.fetch(address, { ...options, agent }),
  });
}

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function sleeps(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

async function held(name) {
  return (await laptop(name).info()).doc_count;
}

async function edit(name, record, cells) {
  await laptop(name).put({ ...(await laptop(name).get(record)), ...cells });
}

const verbs = {
  // A laptop writes everything, and sends it.
  async fill({ url, name, file }) {
    const records = JSON.parse(readFileSync(file, "utf8"));
    await laptop(name).bulkDocs(records.map(({ id, ...cells }) => ({ _id: id, ...cells })));
    return { ms: await timed(() => laptop(name).replicate.to(server(url), { batch_size: 1000 })) };
  },

  // A laptop that holds nothing yet fetches everything.
  async first({ url, name, batch }) {
    const from = { batch_size: batch };
    return { ms: await timed(() => laptop(name).replicate.from(server(url), from)), held: await held(name) };
  },

  // The same while the line is cut again and again: it begins anew, from its last checkpoint, until it has all.
  // Each request has a connection of its own, as PouchDB does it: on one that stays open it may never notice the cut.
  async cut({ url, name, batch, count, seconds }) {
    const until = Date.now() + seconds * 1000;
    let cuts = 0;
    const ms = await timed(async () => {
      while ((await held(name)) < count && Date.now() < until) {
        const run = laptop(name).replicate.from(server(url, null), { batch_size: batch });
        const ended = await Promise.race([run.then(() => "well", () => "cut"), sleeps(STUCK_MS)]);
        if (ended !== "well") cuts += 1;
        run.cancel();
      }
    });
    return { ms, cuts, held: await held(name) };
  },

  // One field of one record at a time, from its being stored to the server's having it, over a replication that
  // stays open: PouchDB's quickest way.
  async edits({ url, name, edits }) {
    const run = laptop(name).replicate.to(server(url), { live: true });
    const rests = () => new Promise((resolve) => { run.once("paused", resolve); });
    await rests();
    const times = [];
    for (const { record, cells } of edits) {
      const arrived = new Promise((resolve) => { run.once("change", resolve); });
      await edit(name, record, cells);
      times.push(await timed(() => arrived));
      await rests();
    }
    run.cancel();
    return { times };
  },

  // Both ways, when there is nothing new.
  async quiet({ url, name }) {
    return { ms: await timed(() => laptop(name).sync(server(url))) };
  },

  async write({ name, record, cells }) {
    await edit(name, record, cells);
    return {};
  },

  async sync({ url, name }) {
    await laptop(name).sync(server(url));
    return {};
  },

  async read({ name, record }) {
    const { _conflicts: hidden = [], ...cells } = await laptop(name).get(record, { conflicts: true });
    return { cells, hidden: hidden.length };
  },
};

// PouchDB asks for some things that it does not wait for. When the line is cut, nobody is there to hear it.
process.on("unhandledRejection", () => {});

// One request after another: what is measured must not wait for anything else.
async function main() {
  for await (const text of createInterface({ input: process.stdin })) {
    const { do: verb, ...words } = JSON.parse(text);
    console.log(JSON.stringify(await verbs[verb](words)));
  }
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
