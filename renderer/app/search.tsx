/** Search from everywhere: screens, schools, KPIs, meetings. Enter leads there. */
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { personKindLabels } from '../../electron/domain/people.ts'
import { formatDate, phaseLabel } from '../../electron/domain/wording.ts'
import { useAsk } from '../api.ts'
import classes from './search.module.css'
import { settingsParts } from '../screens/settings/parts.ts'
import { places, placesApart, placesWithin } from './places.ts'

const [store, spotlight] = createSpotlight()

export function openSearch(): void {
  spotlight.open()
}

export function Search() {
  const navigate = useNavigate()
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
        onClick: () => void navigate({ to: '/settings/$part', params: { part: 'people' } }),
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
  ]
  return (
    <Spotlight
      store={store}
      actions={groups}
      shortcut={null}
      limit={30}
      scrollable
      lockScroll={false}
      maxHeight={440}
      highlightQuery
      nothingFound="Nothing of that name."
      searchProps={{
        placeholder: 'Search schools, people, KPIs, meetings and screens',
        'aria-label': 'Search schools, people, KPIs, meetings and screens',
      }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes.group }}
    />
  )
}
