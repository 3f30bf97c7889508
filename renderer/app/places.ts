/** The screens that are always one step away, in the order in which people work. */
export const places = [
  { name: 'Home', to: '/' },
  { name: 'Meetings', to: '/meetings' },
  { name: 'Pack', to: '/pack' },
  { name: 'Vision', to: '/vision' },
  { name: 'Scorecard', to: '/scorecard' },
  { name: 'Schools', to: '/schools' },
  { name: 'Annual cycle', to: '/cycle' },
  { name: 'People', to: '/people' },
] as const

export const placesApart = [
  { name: 'Data', to: '/data' },
  { name: 'Settings', to: '/settings' },
  { name: 'Help', to: '/help' },
] as const

/** Screens below one of these, found by search. */
export const placesWithin = [
  { name: 'Search in papers, agendas and packs', to: '/search' },
  { name: 'History of imports', to: '/data/history' },
  { name: 'Values', to: '/data/values' },
  { name: 'Enter values by hand', to: '/data/enter' },
  { name: 'KPI library', to: '/kpis' },
  { name: 'Define a KPI', to: '/kpis/new' },
  { name: 'Bodies and quorum', to: '/people/bodies' },
  { name: 'Register of interests', to: '/people/interests' },
  { name: 'Training', to: '/people/training' },
  { name: 'Versions of the vision', to: '/vision/versions' },
] as const

export type Place = (typeof places)[number] | (typeof placesApart)[number]
