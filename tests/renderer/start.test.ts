import { describe, expect, it } from 'vitest'
import { shortestPassphrase } from '../../electron/domain/passphrase.ts'
import { progressWords } from '../../renderer/app/job-words.ts'
import { pairProblem } from '../../renderer/parts/passphrase-pair.ts'
import { freeName, fullPath, nameProblem } from '../../renderer/screens/start/free-name.ts'

describe('the name of a new vault', () => {
  it('is the first that no vault on this computer has', () => {
    expect(freeName('our-trust', [])).toBe('our-trust')
    expect(freeName('our-trust', [{ name: 'Our-Trust' }])).toBe('our-trust-2')
    expect(freeName('our-trust', [{ name: 'our-trust' }, { name: 'our-trust-2' }])).toBe(
      'our-trust-3',
    )
  })
})

describe('a place that was typed or pasted', () => {
  it('is taken where it starts at the top of a disk, without quotation marks round it', () => {
    expect(fullPath(' /home/ada/Our trust ')).toBe('/home/ada/Our trust')
    expect(fullPath('"C:\\Users\\Ada\\trust"')).toBe('C:\\Users\\Ada\\trust')
    expect(fullPath("'/mnt/stick/trust'")).toBe('/mnt/stick/trust')
  })

  it('is asked for again where it does not', () => {
    for (const typed of [
      '',
      '  ',
      'trust',
      './trust',
      '../trust',
      '~/trust',
      'C:trust',
      '""',
      '\\\\server\\trust',
      '//server/trust',
    ])
      expect(fullPath(typed)).toBeNull()
  })
})

describe('the name of a vault’s folder', () => {
  it('is one that every disk can hold', () => {
    expect(nameProblem('Łąkowa trust-2')).toBeNull()
    for (const name of ['', '../trust', 'a/b', 'a:b', ' trust', '.hidden'])
      expect(nameProblem(name)).toContain('letters')
  })
})

describe('a new passphrase', () => {
  const long = 'x'.repeat(shortestPassphrase)

  it('has to be long enough, and the same twice', () => {
    expect(pairProblem({ first: long.slice(1), second: long.slice(1) })?.first).toContain(
      'At least',
    )
    expect(pairProblem({ first: long, second: `${long}!` })?.second).toContain('not the same')
    expect(pairProblem({ first: long, second: long })).toBeNull()
  })
})

describe('the words of progress', () => {
  it('count to the end where it is known', () => {
    expect(progressWords({ what: 'Schools', done: 7, total: 12 })).toBe('Schools, 7 of 12')
    expect(progressWords({ what: 'ks2.csv', done: 12_000, total: null })).toBe(
      'ks2.csv, 12,000 so far',
    )
    expect(progressWords({ what: 'Reading 3 files', done: 0, total: null })).toBe('Reading 3 files')
  })
})
