/**
 * The licences of everything that is shipped: packages that the built program loads, packages that are built
 * into the window, Electron itself, and the fonts in `resources`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

export type Licence = {
  name: string
  version: string
  /** SPDX expression, as the package states it. */
  licence: string
  /** The licence's own words; null where the package ships none. */
  text: string | null
}

/** A package that states its licence nowhere but in its licence file. */
const mitWords = 'Permission is hereby granted, free of charge, to any person obtaining a copy'

type PackageFile = {
  name: string
  version: string
  license?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/**
 * Collects them, by name and version.
 * @param from the folder of Plumbline's own `package.json`
 */
export function collectLicences(from: string): Licence[] {
  const root = resolve(from)
  const own = readPackage(root)
  const windowText = windowSources(join(root, 'renderer'))
  const inWindow = Object.keys(own.devDependencies ?? {}).filter(
    (name) => windowText.includes(`'${name}'`) || windowText.includes(`'${name}/`),
  )
  const found = new Map<string, Licence>()
  for (const name of [...Object.keys(own.dependencies ?? {}), ...inWindow, 'electron'])
    follow(join(root, 'node_modules', name), found, name === 'electron')
  for (const font of fonts(join(root, 'resources', 'fonts'))) found.set(font.name, font)
  return [...found.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  )
}

/** Everything that the window is made of, as one text in which a package's name stands in quotes. */
function windowSources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
    .replaceAll('"', "'")
}

/** A package and all that it needs. Electron's own dependencies fetch it and are not shipped. */
function follow(folder: string, found: Map<string, Licence>, alone: boolean): void {
  const { name, version, license, ...needs } = readPackage(folder)
  const key = `${name}@${version}`
  if (found.has(key)) return
  const text = licenceText(folder)
  const stated = license ?? (text?.includes(mitWords) ? 'MIT' : 'none stated')
  found.set(key, { name, version, licence: stated, text })
  if (alone) return
  const names = Object.keys({ ...needs.dependencies, ...needs.optionalDependencies })
  // A peer is shipped where it is installed; one that is left out is no part of the program.
  for (const needed of [...names, ...Object.keys(needs.peerDependencies ?? {})]) {
    if (needed.startsWith('@types/')) continue
    const place = resolvePackage(folder, needed)
    if (place !== null) follow(place, found, false)
  }
}

/** Where a package finds another: in its own `node_modules`, or in one further up. */
function resolvePackage(from: string, name: string): string | null {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
  }
  return null
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile
}

function licenceText(folder: string): string | null {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)\b/i.test(name))
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim()
}

/** The fonts whose licence lies beside them as `OFL-Name.txt`. */
function fonts(folder: string): Licence[] {
  return readdirSync(folder)
    .filter((file) => /^OFL-.+\.txt$/.test(file))
    .map((file) => ({
      name: basename(file, '.txt')
        .slice('OFL-'.length)
        .replace(/([a-z])([A-Z0-9])/g, '$1 $2'),
      version: '',
      licence: 'OFL-1.1',
      text: readFileSync(join(folder, file), 'utf8').trim(),
    }))
}
