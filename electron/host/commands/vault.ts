/** Making, checking and keeping a vault. */
import { resolve } from 'node:path'
import type { Command } from './command.ts'

export const vaultCommands: Record<string, Command> = {
  'vault create': {
    usage: 'vault create VAULT --trust NAME',
    options: ['trust'],
    takes: [1, 1],
    async run({ call, passphrase, required }, [vault = '']) {
      const made = await call('vault.create', {
        folder: vault,
        trust: required('trust'),
        passphrase: await passphrase(),
      })
      return {
        data: made,
        words: `Made ${made.folder}\nRecovery code, to be printed and kept apart from this machine:\n\n    ${made.recoveryCode}\n`,
      }
    },
  },
  'vault check': {
    usage: 'vault check VAULT',
    options: [],
    takes: [1, 1],
    async run({ call, unlock }, [vault = '']) {
      await unlock(vault)
      const check = await call('vault.check', {})
      const bad = check.findings.filter((finding) => !finding.ok)
      return {
        data: check,
        words: check.findings
          .map((finding) => `${finding.ok ? 'in order' : 'WRONG   '}  ${finding.what}`)
          .join('\n'),
        ...(check.ok
          ? {}
          : { trouble: `The vault is not in order: ${bad[0]?.what ?? 'see the findings'}` }),
      }
    },
  },
  'vault backup': {
    usage: 'vault backup VAULT FILE',
    options: [],
    takes: [2, 2],
    async run({ call, unlock }, [vault = '', file = '']) {
      await unlock(vault)
      const made = await call('vault.backup', { file: resolve(file) })
      return { data: made, words: `Backed up and verified: ${made.file} (${made.bytes} bytes)` }
    },
  },
  'vault restore': {
    usage: 'vault restore FILE VAULT',
    options: [],
    takes: [2, 2],
    async run({ call, unlock, text }, [file = '', vault = '']) {
      const folder = resolve(vault)
      await call('vault.restore', { file: resolve(file), folder })
      if (text('passphrase-file') === undefined) {
        const words = `Restored to ${folder}. It opens with the passphrase of the time of the backup.`
        return { data: { folder, opened: false }, words }
      }
      await unlock(folder)
      return {
        data: { folder, opened: true },
        words: `Restored to ${folder}, and opened with this passphrase.`,
      }
    },
  },
}
