"""Whole histories of laptops and a server in one process, each decided by one seed, and looked at again and again.

What is real: the vault (tables, commits, pages, purges, on SQLCipher's library in memory), the engine of sync, the
server's service (sequencer, access, custody, on SQLite in memory), and what they say to each other, packed as on the
wire. What is simulated: the network, the clocks, the disks' failing, and the people.

- `history` plays one history; `world` is what there is in it, `acts` what may happen and how often, `writing` and
  `editing` what people write; `laptop`, `place` (the server) and `network` are the parties.
- `watch` sees every change that the server accepts and every answer that it gives. `spec` says a second time, and
  differently, what one change may do to a record; `ledger` says a second time who may read what. `oracle` looks at
  all laptops once everybody has met: nothing acknowledged is lost, all have the same, nobody has what is not theirs.
- `faults.toml` lists what somebody might get wrong; each is planted into the real code (`planting`), and some history
  must come out wrong then (`hunting`, `test_faults`).

    make soak                                      until told to stop
    python -m tests.simulation --seed 7            one history; what happened in it, if it fails
    python -m tests.simulation --seed 7 --trace    what happened in any case
    python -m tests.simulation --faults            looks anew for what notices each fault, and writes seeds.json

`ENPLAN_HISTORIES` says how many the tests play. A seed means another history as soon as anything here draws
otherwise from its chance, so a failing one is kept as a test of the part that was wrong.
"""
