/**
 * A process that is meant to be killed. Unlocks the vault that it is given and either stops in the middle of
 * a large change (`change`) or changes the passphrase to and fro without end (`passphrase`).
 */
import { writeSync } from 'node:fs'
import { observationQueries, trustQueries, unlockVault } from '../../electron/store/index.ts'
import { observation, passphrase, school } from '../store/samples.ts'

const [folder = '', what] = process.argv.slice(2)
const env = { clock: { now: () => new Date() }, who: 'Another', id: () => 'other' }
const vault = await unlockVault(folder, { passphrase }, env)

if (what === 'change') {
  vault.change('Committed', (db) =>
    trustQueries.putSchools(db, [school('900001'), school('900002')]),
  )
  // A small cache, so that the change under way is written to the log before it is committed.
  vault.db.pragma('cache_size = 10')
  vault.change('Never committed', (db) => {
    trustQueries.putSchools(db, [school('900003')])
    for (let n = 0; ; n += 1) {
      const list = Array.from({ length: 500 }, (_, at) =>
        observation({ kpi: `k.${n}`, period: `${at}` }),
      )
      observationQueries.put(db, 'import', '2026-10-05T09:00:00.000Z', list)
      if (n === 20) writeSync(1, 'inside')
    }
  })
}

writeSync(1, 'inside')
for (;;) {
  await vault.changePassphrase(passphrase, `${passphrase} again`)
  await vault.changePassphrase(`${passphrase} again`, passphrase)
}
