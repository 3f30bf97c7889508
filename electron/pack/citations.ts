/** The figures that pages print, kept so that the data appendix can give each one's source. */
import type { Figure } from '../domain/figure.ts'
import type { PupilGroup } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'

/** A cited figure, or a single observation such as England's, with the pages on which it stands. */
export type Citation = {
  anchor: string
  kpi: string
  group: PupilGroup
  period: string
  /** One of the two is given. */
  figure: Figure | null
  observation: Observation | null
  pages: Set<number>
  /** It stands in the appendix because a trust figure was made from it. */
  partOfTrust: boolean
}

function anchorOf(parts: readonly (string | null)[]): string {
  return `data:${parts.map((part) => part ?? '').join(':')}`
}

export function figureAnchor(figure: Figure): string {
  return anchorOf([
    figure.urn ?? `trust${figure.phase ? ` ${figure.phase}` : ''}`,
    figure.kpi.code,
    figure.group,
    figure.period,
  ])
}

export function observationAnchor(o: Observation): string {
  const whose =
    o.urn ??
    (o.level === 'trust' ? 'trust' : `${o.level} ${o.areaCode ?? o.area ?? ''} ${o.covers ?? ''}`)
  return anchorOf([whose, o.kpi, o.group, o.period])
}

export class Citations {
  private readonly byAnchor = new Map<string, Citation>()

  /** Records that `page` prints the figure; a trust's figure brings the observations that it was made from. */
  cite(figure: Figure, page: number): string {
    const anchor = figureAnchor(figure)
    const found = this.entry(anchor, figure.kpi.code, figure.group, figure.period)
    found.pages.add(page)
    if (found.figure !== null) return anchor
    found.figure = figure
    if (figure.urn === null) {
      for (const source of figure.sources) {
        const part = this.entry(observationAnchor(source), source.kpi, source.group, source.period)
        if (part === found) continue
        part.observation ??= source
        part.partOfTrust = true
      }
    }
    return anchor
  }

  citeObservation(observation: Observation, page: number): string {
    const anchor = observationAnchor(observation)
    const found = this.entry(anchor, observation.kpi, observation.group, observation.period)
    found.observation ??= observation
    found.pages.add(page)
    return anchor
  }

  all(): Citation[] {
    return [...this.byAnchor.values()]
  }

  private entry(anchor: string, kpi: string, group: PupilGroup, period: string): Citation {
    let found = this.byAnchor.get(anchor)
    if (!found) {
      found = {
        anchor,
        kpi,
        group,
        period,
        figure: null,
        observation: null,
        pages: new Set(),
        partOfTrust: false,
      }
      this.byAnchor.set(anchor, found)
    }
    return found
  }
}
