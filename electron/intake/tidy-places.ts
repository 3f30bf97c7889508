/** Rows of tidy files that are about areas: those of the trust's schools, and of the trust itself. */
import type { Observation } from '../domain/observation.ts'
import type { School } from '../domain/school.ts'
import type { CsvRecord } from './csv.ts'
import { labelKey } from './tidy-labels.ts'
import { ownAuthorities } from './wide.ts'

/** Whom an observation is about. */
export type Place = Pick<Observation, 'level' | 'urn' | 'laestab' | 'area' | 'areaCode' | 'matched'>

export type Places = {
  /** Null where the row is about an area that is none of the trust's, or about a school. */
  find(level: string, record: CsvRecord): Place | null
}

/** Areas and trusts that matter to the trust's schools. */
export function createPlaces(schools: School[]): Places {
  const authorities = ownAuthorities(schools)
  const codeByName = new Map([...authorities].map(([code, name]) => [labelKey(name), code]))
  const regions = new Map(
    schools.flatMap(({ region }) => (region ? [[labelKey(region), region]] : [])),
  )
  const trusts = new Set(
    schools.flatMap(({ trust }) => (trust ? [labelKey(trust.name), trust.uid ?? ''] : [])),
  )
  const none = { urn: null, laestab: null, area: null, areaCode: null, matched: null }

  function find(level: string, record: CsvRecord): Place | null {
    switch (level) {
      case 'national':
        return labelKey(record.get('country_name') ?? 'England') === 'england'
          ? { ...none, level: 'national', area: 'England' }
          : null
      case 'regional':
      case 'region': {
        const region = regions.get(labelKey(record.get('region_name')))
        return region === undefined ? null : { ...none, level: 'region', area: region }
      }
      case 'local authority': {
        const code = record.get('old_la_code')?.trim() ?? ''
        const found = authorities.has(code) ? code : codeByName.get(labelKey(record.get('la_name')))
        return found === undefined
          ? null
          : { ...none, level: 'la', area: authorities.get(found) ?? found, areaCode: found }
      }
      case 'mat':
      case 'trust':
      case 'multi-academy trust': {
        const said = [
          record.get('trust_name'),
          record.get('trust_uid'),
          record.get('trust_id'),
        ].filter((text) => text?.trim())
        return said.length === 0 || said.some((text) => trusts.has(labelKey(text)))
          ? { ...none, level: 'trust' }
          : null
      }
      default:
        return null
    }
  }
  return { find }
}
