/** The window of an open vault: the way round down the left, and the screen that is chosen. */
import { useEffect, useRef } from 'react'
import { Button } from '@mantine/core'
import type { Output } from '../../electron/contract/index.ts'
import { useDo } from '../api.ts'
import { Boundary } from '../parts/Boundary.tsx'
import { Mark } from '../parts/Mark.tsx'
import { ago } from '../parts/words.ts'
import { BringIn } from '../screens/data/BringIn.tsx'
import { Home } from '../screens/home/Home.tsx'
import { Meetings } from '../screens/meetings/Meetings.tsx'
import { Pack } from '../screens/pack/Pack.tsx'
import { SchoolScreen } from '../screens/schools/SchoolScreen.tsx'
import { Schools } from '../screens/schools/Schools.tsx'
import { ScorecardScreen } from '../screens/scorecard/ScorecardScreen.tsx'
import { Settings } from '../screens/settings/Settings.tsx'
import { VisionScreen } from '../screens/vision/VisionScreen.tsx'
import classes from './Frame.module.css'
import { go, href, type Route, type ScreenName, useRoute } from './routes.ts'

export type VaultStatus = Output<'vault.status'>

const places: { name: string; route: Route }[] = [
  { name: 'Home', route: { screen: 'home' } },
  { name: 'Meetings', route: { screen: 'meetings', meeting: null } },
  { name: 'Pack', route: { screen: 'pack', meeting: null } },
  { name: 'Vision', route: { screen: 'vision' } },
  { name: 'Scorecard', route: { screen: 'scorecard' } },
  { name: 'Schools', route: { screen: 'schools', urn: null } },
]
const apart: { name: string; route: Route }[] = [
  { name: 'Bring in data', route: { screen: 'data' } },
  { name: 'Settings', route: { screen: 'settings' } },
]

export function Frame({ status }: { status: VaultStatus }) {
  const route = useRoute()
  const lock = useDo('vault.lock')
  const main = useRef<HTMLElement>(null)
  const key = href(route)
  useEffect(() => {
    // A block, since newer Chromium returns a promise from scrolling, which is no clean-up.
    main.current?.scrollTo(0, 0)
  }, [key])
  return (
    <div className={classes.frame}>
      <nav className={classes.side} aria-label="Plumbline">
        <a className={classes.skip} href={key} onClick={(event) => skipTo(event, main.current)}>
          Skip to the screen
        </a>
        <div className={classes.brand}>
          <span className={classes.product}>
            <Mark name="plumb" words="" /> Plumbline
          </span>
          <span className={classes.trust}>{status.trust?.name ?? 'No trust chosen yet'}</span>
        </div>
        <Links places={places} here={route.screen} />
        <div className={classes.foot}>
          <Links places={apart} here={route.screen} />
          <p className={classes.saved}>
            <span>{status.saved ? `Data saved ${ago(status.saved)}` : 'No data yet'}</span>
            <span>{status.backedUp ? `Backed up ${ago(status.backedUp)}` : 'Not backed up'}</span>
          </p>
          <div className={classes.lock}>
            <Button
              fullWidth
              onClick={() => {
                go({ screen: 'home' })
                lock.mutate({})
              }}
            >
              Lock
            </Button>
          </div>
        </div>
      </nav>
      <main className={classes.main} ref={main} tabIndex={-1}>
        <Boundary key={key}>
          <CurrentScreen route={route} status={status} />
        </Boundary>
      </main>
    </div>
  )
}

function skipTo(event: React.MouseEvent, main: HTMLElement | null) {
  event.preventDefault()
  main?.querySelector('h1')?.focus()
}

function Links({ places, here }: { places: { name: string; route: Route }[]; here: ScreenName }) {
  return (
    <ul className={classes.links}>
      {places.map(({ name, route }) => (
        <li key={name}>
          <a href={href(route)} aria-current={route.screen === here ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

function CurrentScreen({ route, status }: { route: Route; status: VaultStatus }) {
  switch (route.screen) {
    case 'home':
      return <Home status={status} />
    case 'meetings':
      return <Meetings id={route.meeting} />
    case 'pack':
      return <Pack asked={route.meeting} />
    case 'vision':
      return <VisionScreen />
    case 'scorecard':
      return <ScorecardScreen />
    case 'schools':
      return route.urn === null ? <Schools /> : <SchoolScreen urn={route.urn} />
    case 'data':
      return <BringIn status={status} />
    case 'settings':
      return <Settings status={status} />
  }
}
