// PouchDB's own server, with the least that replication needs: `node pouch_server.js FOLDER` prints its address.
"use strict";

const folder = process.argv[2];
const PouchDB = require("pouchdb").defaults({ prefix: `${folder}/` });
const app = require("express")(); // the one that express-pouchdb brings: a newer one breaks its requests

app.use("/", require("express-pouchdb")(PouchDB, {
  mode: "minimumForPouchDB",
  inMemoryConfig: true,
}));
const server = app.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
