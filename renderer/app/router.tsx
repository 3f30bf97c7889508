/**
 * Every screen and its address. The address after `#` is all that leads to a screen, with what is chosen on it,
 * so that Back, Forward and links inside the app work. A screen's code is fetched when it is first wanted.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { NotThere, ScreenTrouble } from '../parts/ScreenTrouble.tsx'
import { valuesSearchSchema } from '../screens/data/values-search.ts'
import { kpiFilterSchema } from '../screens/kpis/filter.ts'
import { readSchema, wantedSchema } from '../screens/search/wanted.ts'
import { Frame } from './Frame.tsx'
import { compareSearch, schoolSearch, scorecardSearch } from './insight-search.ts'

const root = createRootRoute({ component: Frame })
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path })

const routeTree = root.addChildren([
  createRoute({
    ...at('/'),
    component: lazyRouteComponent(() => import('../screens/home/Home.tsx'), 'Home'),
  }),
  createRoute({
    ...at('/meetings'),
    component: lazyRouteComponent(() => import('../screens/meetings/Meetings.tsx'), 'Meetings'),
  }),
  createRoute({
    ...at('/meetings/$meeting'),
    /** The id of the item that is open; one that reads as a number comes as one. */
    validateSearch: z.object({ item: z.coerce.string().optional().catch(undefined) }),
    component: lazyRouteComponent(
      () => import('../screens/meetings/MeetingScreen.tsx'),
      'MeetingScreen',
    ),
  }),
  createRoute({
    ...at('/pack'),
    component: lazyRouteComponent(() => import('../screens/pack/Pack.tsx'), 'Pack'),
  }),
  createRoute({
    ...at('/pack/$meeting'),
    component: lazyRouteComponent(() => import('../screens/pack/Pack.tsx'), 'Pack'),
  }),
  createRoute({
    ...at('/cycle'),
    component: lazyRouteComponent(() => import('../screens/cycle/CycleScreen.tsx'), 'CycleScreen'),
  }),
  createRoute({
    ...at('/people'),
    component: lazyRouteComponent(() => import('../screens/people/People.tsx'), 'People'),
  }),
  createRoute({
    ...at('/people/bodies'),
    component: lazyRouteComponent(() => import('../screens/people/Bodies.tsx'), 'Bodies'),
  }),
  createRoute({
    ...at('/people/interests'),
    component: lazyRouteComponent(() => import('../screens/people/Interests.tsx'), 'Interests'),
  }),
  createRoute({
    ...at('/people/training'),
    component: lazyRouteComponent(() => import('../screens/people/Training.tsx'), 'Training'),
  }),
  createRoute({
    ...at('/vision'),
    component: lazyRouteComponent(
      () => import('../screens/vision/VisionScreen.tsx'),
      'VisionScreen',
    ),
  }),
  createRoute({
    ...at('/vision/versions'),
    component: lazyRouteComponent(() => import('../screens/vision/Versions.tsx'), 'Versions'),
  }),
  createRoute({
    ...at('/kpis'),
    validateSearch: kpiFilterSchema,
    component: lazyRouteComponent(() => import('../screens/kpis/KpiLibrary.tsx'), 'KpiLibrary'),
  }),
  createRoute({
    ...at('/kpis/new'),
    component: lazyRouteComponent(() => import('../screens/kpis/KpiForm.tsx'), 'NewKpi'),
  }),
  createRoute({
    ...at('/kpis/$code'),
    component: lazyRouteComponent(() => import('../screens/kpis/KpiScreen.tsx'), 'KpiScreen'),
  }),
  createRoute({
    ...at('/kpis/$code/edit'),
    component: lazyRouteComponent(() => import('../screens/kpis/KpiForm.tsx'), 'ChangeKpi'),
  }),
  createRoute({
    ...at('/scorecard'),
    validateSearch: scorecardSearch,
    component: lazyRouteComponent(
      () => import('../screens/scorecard/ScorecardScreen.tsx'),
      'ScorecardScreen',
    ),
  }),
  createRoute({
    ...at('/schools'),
    component: lazyRouteComponent(() => import('../screens/schools/Schools.tsx'), 'Schools'),
  }),
  createRoute({
    ...at('/schools/$urn'),
    validateSearch: schoolSearch,
    component: lazyRouteComponent(
      () => import('../screens/schools/SchoolScreen.tsx'),
      'SchoolScreen',
    ),
  }),
  createRoute({
    ...at('/compare'),
    validateSearch: compareSearch,
    component: lazyRouteComponent(
      () => import('../screens/compare/CompareScreen.tsx'),
      'CompareScreen',
    ),
  }),
  createRoute({
    ...at('/data'),
    component: lazyRouteComponent(() => import('../screens/data/BringIn.tsx'), 'BringIn'),
  }),
  createRoute({
    ...at('/data/history'),
    component: lazyRouteComponent(() => import('../screens/data/History.tsx'), 'History'),
  }),
  createRoute({
    ...at('/data/values'),
    validateSearch: valuesSearchSchema,
    component: lazyRouteComponent(() => import('../screens/data/Values.tsx'), 'Values'),
  }),
  createRoute({
    ...at('/data/enter'),
    component: lazyRouteComponent(() => import('../screens/data/Enter.tsx'), 'Enter'),
  }),
  createRoute({
    ...at('/search'),
    validateSearch: wantedSchema,
    component: lazyRouteComponent(
      () => import('../screens/search/SearchScreen.tsx'),
      'SearchScreen',
    ),
  }),
  createRoute({
    ...at('/read/$meeting'),
    validateSearch: readSchema,
    component: lazyRouteComponent(() => import('../screens/search/ReadScreen.tsx'), 'ReadScreen'),
  }),
  createRoute({
    ...at('/help'),
    beforeLoad: () => {
      throw redirect({ to: '/help/$page', params: { page: 'first-pack' } })
    },
  }),
  createRoute({
    ...at('/help/$page'),
    component: lazyRouteComponent(() => import('../screens/help/Help.tsx'), 'Help'),
  }),
  createRoute({
    ...at('/settings'),
    beforeLoad: () => {
      throw redirect({ to: '/settings/$part', params: { part: 'trust' } })
    },
  }),
  createRoute({
    ...at('/settings/$part'),
    component: lazyRouteComponent(() => import('../screens/settings/Settings.tsx'), 'Settings'),
  }),
])

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenTrouble,
  defaultNotFoundComponent: NotThere,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** Fetches the code of every screen, so that the first click on one waits for nothing. */
export async function fetchScreens(): Promise<void> {
  for (const route of Object.values(router.routesById)) {
    const component: unknown = route.options.component
    if (isLazy(component)) await component.preload()
  }
}

function isLazy(component: unknown): component is { preload(): Promise<void> } {
  return (
    typeof component === 'function' &&
    'preload' in component &&
    typeof component.preload === 'function'
  )
}
