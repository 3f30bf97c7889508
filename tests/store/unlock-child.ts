/** Another process: unlocks the vault that it is given, by the passphrase on standard input, and says what came of it. */
import { readFileSync } from 'node:fs'
import { AppError } from '../../electron/contract/error.ts'
import { unlockVault } from '../../electron/store/index.ts'

const env = { clock: { now: () => new Date() }, who: 'Another', id: () => 'other' }
try {
  const vault = await unlockVault(
    process.argv[2] ?? '',
    { passphrase: readFileSync(0, 'utf8') },
    env,
  )
  vault.close()
  process.stdout.write('open')
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stdout.write(error.code)
}
