/**
 * Search from everywhere: screens, schools, KPIs, meetings, and the first that is found in papers, agendas and packs.
 * Enter leads there.
 */
import { useState } from 'react'
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { personKindLabels } from '../../electron/domain/people.ts'
import { formatDate, phaseLabel } from '../../electron/domain/wording.ts'
import { useAsk } from '../api.ts'
import classes from './search.module.css'
import { placeLink, placeName, whose } from '../screens/search/links.ts'
import { settingsParts } from '../screens/settings/parts.ts'
import { places, placesApart, placesWithin } from './places.ts'

const [store, spotlight] = createSpotlight()

export function openSearch(): void {
  spotlight.open()
}

/** Letters from which on papers, agendas and packs are searched, and how many documents of them are shown. */
const fewestLetters = 2
const mostFound = 5

/**
 * The way to all that is found in documents, which is there before anything was found so that Enter leads somewhere,
 * and the first of it.
 */
function useFound(typed: string): SpotlightActionGroupData[] {
  const navigate = useNavigate()
  const words = typed.slice(0, 500)
  const enabled = words.trim().length >= fewestLetters
  const found = useAsk('search.find', { words, limit: mostFound }, { enabled, keep: true })
  if (!enabled) return []
  const first = (found.data?.documents ?? []).flatMap((document) => {
    const [best] = document.places
    if (!best) return []
    const { kind, title, meeting } = document
    return {
      id: `found ${kind} ${meeting.id} ${title}`,
      label: `${title}, ${placeName(document, best).toLowerCase()}`,
      description: `${whose(document)}: ${best.parts.map(({ text }) => text).join('')}`,
      // The list leaves out what does not hold the letters as they are typed; a stem need not.
      keywords: typed,
      onClick: () => void navigate(placeLink(document, best)),
    }
  })
  const all = {
    id: 'found all',
    label: `Search all documents for “${typed.trim()}”`,
    keywords: typed,
    onClick: () => void navigate({ to: '/search', search: { words } }),
  }
  return [{ group: 'In papers, agendas and packs', actions: [all, ...first] }]
}

export function Search() {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const schools = useAsk('schools.list', {})
  const kpis = useAsk('kpis.list', {})
  const meetings = useAsk('meetings.list', {})
  const people = useAsk('people.list', {})
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Screens',
      actions: [...places, ...placesWithin, ...placesApart].map(({ name, to }) => ({
        id: to,
        label: name,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: 'Settings',
      actions: settingsParts.map(({ part, name }) => ({
        id: `settings ${part}`,
        label: name,
        description: 'Settings',
        onClick: () => void navigate({ to: '/settings/$part', params: { part } }),
      })),
    },
    {
      group: 'People',
      actions: (people.data?.people ?? []).map(({ id, name, kind, role }) => ({
        id: `person ${id}`,
        label: name,
        description: role || personKindLabels[kind],
        onClick: () => void navigate({ to: '/people' }),
      })),
    },
    {
      group: 'Schools',
      actions: (schools.data?.schools ?? []).map(({ urn, name, phase, la }) => ({
        id: `school ${urn}`,
        label: name,
        description: `${phaseLabel(phase)}, ${la.name}, URN ${urn}`,
        keywords: urn,
        onClick: () => void navigate({ to: '/schools/$urn', params: { urn } }),
      })),
    },
    {
      group: 'Meetings',
      actions: (meetings.data?.meetings ?? []).map(({ id, title, date }) => ({
        id: `meeting ${id}`,
        label: `${title}, ${formatDate(date)}`,
        onClick: () => void navigate({ to: '/meetings/$meeting', params: { meeting: id } }),
      })),
    },
    {
      group: 'KPIs',
      actions: (kpis.data?.kpis ?? []).map(({ code, name, definition }) => ({
        id: `kpi ${code}`,
        label: name,
        description: definition,
        keywords: code,
        onClick: () => void navigate({ to: '/kpis/$code', params: { code } }),
      })),
    },
    ...found,
  ]
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      clearQueryOnClose
      limit={30}
      scrollable
      lockScroll={false}
      maxHeight={440}
      highlightQuery
      nothingFound="Nothing of that name."
      searchProps={{
        placeholder: 'Search schools, people, KPIs, meetings, papers and screens',
        'aria-label': 'Search schools, people, KPIs, meetings, papers and screens',
      }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes.group }}
      // It has no title that would name it.
      attributes={{ content: { 'aria-label': 'Search' } }}
    />
  )
}
