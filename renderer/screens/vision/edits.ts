/** What a person does to the vision, each as a change of the whole; places are counted from 0. */
import type { Strand, StrandLink, Vision } from '../../../electron/domain/vision.ts'
import { inNewOrder } from '../../parts/order.ts'

/** The vision while it is edited: each strand with an id that stays with it, since titles change and places move. */
export type Working = { vision: Vision; ids: string[] }

/** The vision as the vault has it, with ids carried over: to the same strand at the same place, else of the same title. */
export function working(vision: Vision, before: Working | null): Working {
  const free = new Map(before?.ids.map((id, i) => [id, before.vision.strands[i]]))
  const take = (fits: (strand: Strand | undefined, id: string) => boolean) => {
    const found = [...free].find(([id, strand]) => fits(strand, id))?.[0]
    if (found !== undefined) free.delete(found)
    return found
  }
  const same = vision.strands.map((strand, i) =>
    take((other, id) => id === before?.ids[i] && JSON.stringify(other) === JSON.stringify(strand)),
  )
  const titled = vision.strands.map(
    ({ title }, i) => same[i] ?? take((other) => other?.title === title),
  )
  const ids = titled.map((id, i) => id ?? take((_, other) => other === before?.ids[i]) ?? freshId())
  return { vision, ids }
}

let given = 0

/** An id for a new strand. */
export function freshId(): string {
  return `strand-${(given += 1)}`
}

export function withHead(vision: Vision, head: Partial<Vision['vision']>): Vision {
  return { ...vision, vision: { ...vision.vision, ...head } }
}

export function withStrand(vision: Vision, at: number, strand: Strand): Vision {
  return { ...vision, strands: vision.strands.toSpliced(at, 0, strand) }
}

export function withoutStrand(vision: Vision, at: number): Vision {
  return { ...vision, strands: vision.strands.toSpliced(at, 1) }
}

export function changeStrand(vision: Vision, at: number, change: Partial<Strand>): Vision {
  const strands = vision.strands.map((strand, i) => (i === at ? { ...strand, ...change } : strand))
  return { ...vision, strands }
}

export function moveStrand(vision: Vision, from: number, to: number): Vision {
  return { ...vision, strands: inNewOrder(vision.strands, from, to) }
}

/** Ties a KPI to a strand at a place; the vision as it is where it measures the strand already. */
export function tie(vision: Vision, strand: number, link: StrandLink, at?: number): Vision {
  const kpis = vision.strands[strand]?.kpis ?? []
  if (kpis.some(({ code }) => code === link.code)) return vision
  return changeStrand(vision, strand, { kpis: kpis.toSpliced(at ?? kpis.length, 0, link) })
}

export function untie(vision: Vision, strand: number, code: string): Vision {
  const kpis = vision.strands[strand]?.kpis ?? []
  return changeStrand(vision, strand, { kpis: kpis.filter((link) => link.code !== code) })
}

export function changeLink(
  vision: Vision,
  strand: number,
  code: string,
  change: Partial<StrandLink>,
): Vision {
  const kpis = vision.strands[strand]?.kpis ?? []
  return changeStrand(vision, strand, {
    kpis: kpis.map((link) => (link.code === code ? { ...link, ...change } : link)),
  })
}

/** Moves a link within its strand or to another; the vision as it is where the other has it already. */
export function moveLink(
  vision: Vision,
  from: number,
  code: string,
  to: number,
  at: number,
): Vision {
  const kpis = vision.strands[from]?.kpis ?? []
  const place = kpis.findIndex((link) => link.code === code)
  const link = kpis[place]
  if (!link) return vision
  if (from === to) return changeStrand(vision, from, { kpis: inNewOrder(kpis, place, at) })
  const tied = tie(vision, to, link, at)
  return tied === vision ? vision : untie(tied, from, code)
}
