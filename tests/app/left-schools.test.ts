import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadTrust } from '../../electron/app/demo/trust.ts'
import { registerFile } from '../../electron/app/demo/register.ts'
import { resources } from '../resources.ts'
import { passphrase, startApp } from './start.ts'

it('schools that leave are told with the day, until they come back', async () => {
  const { call, folder } = startApp()
  await call('vault.create', { folder: `${folder}/ours`, trust: 'Ours', passphrase })
  const trust = loadTrust(join(resources, 'demo'), 4)
  const { name, text } = registerFile(trust)
  const adopt = async (register: string) => {
    await call('import.bytes', { files: [{ name, bytes: new TextEncoder().encode(register) }] })
    await call('trust.adopt', { name: trust.trust.name })
  }
  await adopt(text)
  expect((await call('trust.left', {})).schools).toEqual([])
  const { schools } = await call('schools.list', {})
  const gone = schools[0]
  if (!gone) throw new Error('no school')
  const uid = trust.trust.uid
  const elsewhere = text
    .split('\n')
    .map((line) =>
      line.includes(gone.urn)
        ? line.replaceAll(trust.trust.name.toUpperCase(), 'OTHER TRUST').replaceAll(uid, '99002')
        : line,
    )
    .join('\n')
  await adopt(elsewhere)
  expect((await call('schools.list', {})).schools).toHaveLength(schools.length - 1)
  expect((await call('trust.left', {})).schools).toEqual([
    { urn: gone.urn, name: gone.name, left: '2026-11-23' },
  ])
  await adopt(`${text}\n`)
  expect((await call('trust.left', {})).schools).toEqual([])
})
