/** Who is at work: chosen once on each machine and kept in the vault, so that the journal names a person. */
import { hostname } from 'node:os'
import { peopleQueries, type VaultDatabase } from '../store/index.ts'

/** What tells one machine, and one account on it, from another. `account` is the account's name. */
export function machineOf(account: string): string {
  return `${hostname()}/${account}`
}

/** Whom the journal names: who was chosen on this machine, else the name of the account. */
export function whoIsAtWork(db: VaultDatabase, account: string): string {
  return peopleQueries.atWork(db, machineOf(account))?.name ?? account
}
