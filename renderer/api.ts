/**
 * The window's only way to the application: `call` by hand, `useAsk` for what a screen shows and `useDo`
 * for what a person does. Types come from the contract; errors are thrown as `ApiError` with their data.
 */
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Bridge } from '../electron/contract/bridge.ts'
import type {
  CallName,
  ErrorData,
  EventData,
  EventName,
  Input,
  Output,
  Result,
} from '../electron/contract/index.ts'

declare global {
  interface Window {
    plumbline?: Bridge
  }
}

export class ApiError extends Error {
  readonly data: ErrorData

  constructor(data: ErrorData) {
    super(data.message)
    this.name = 'ApiError'
    this.data = data
  }
}

/** Any thrown thing as the data of an error, so that there are words for it. */
export function errorData(error: unknown): ErrorData {
  if (error instanceof ApiError) return error.data
  return {
    code: 'Unexpected',
    message: error instanceof Error ? error.message : String(error),
    details: {},
  }
}

function bridge(): Bridge {
  if (!window.plumbline) {
    throw new ApiError({
      code: 'Unexpected',
      message: 'This page was opened outside Plumbline, so it cannot reach a vault',
      details: {},
    })
  }
  return window.plumbline
}

/** An answer that was too large for the bridge. */
async function largeAnswer(url: string): Promise<Result<unknown>> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('The answer was no longer there')
  return (await answer.json()) as Result<unknown>
}

/** Makes one call. Throws `ApiError` with the error's data where the application refuses or fails. */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const crossing = await bridge().invoke(name, input)
  const result = 'url' in crossing ? await largeAnswer(crossing.url) : crossing
  if (!result.ok) throw new ApiError(result.error)
  return result.value as Output<N>
}

/** Hears one kind of event until the returned function is called. */
export function listen<E extends EventName>(
  name: E,
  listener: (data: EventData<E>) => void,
): () => void {
  return bridge().listen((event, data) => {
    if (event === name) listener(data as EventData<E>)
  })
}

/**
 * What was asked for is kept until the vault changes, so that a screen that was open opens again at once; and
 * never beyond the lock: figures must not outlive it.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: 0,
        staleTime: Infinity,
        gcTime: 600_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: 0, gcTime: 0 },
    },
  })
}

/**
 * What a call gives, kept up to date with the vault. `keep` shows the last answer until the next one is
 * there: for a list that is searched, never for figures, which would stand under another label.
 */
export function useAsk<N extends CallName>(
  name: N,
  input: Input<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
) {
  return useQuery<Output<N>>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
  })
}

/** Asks before a screen does, so that what one screen needs is not asked for one after the other. */
export function askAhead(
  client: QueryClient,
  ...names: ('preferences.get' | 'vault.status' | 'vault.list')[]
): void {
  for (const name of names)
    void client.prefetchQuery({ queryKey: [name, {}], queryFn: () => call(name, {}) })
}

/** A call that a person makes; what is on the screen is asked for again after it, whether or not it failed. */
export function useDo<N extends CallName>(name: N) {
  const client = useQueryClient()
  return useMutation<Output<N>, Error, Input<N>>({
    mutationFn: (input) => call(name, input),
    onSettled: () => askAgain(client),
  })
}

/** Asks again for what is on the screen, and forgets what is not: it would be out of date. */
export function askAgain(client: QueryClient): Promise<void> {
  client.removeQueries({ type: 'inactive' })
  return client.invalidateQueries()
}

/** Whether only the index of the search has changed, which follows other changes and tells nothing new but what is found. */
export function isOfSearch(areas: readonly string[]): boolean {
  return areas.every((area) => area === 'search')
}

function askAgainWhatIsFound(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith('search.'),
  })
}

/** Asks again for everything on the screen whenever the vault changes or locks. */
export function useChanges(): void {
  const client = useQueryClient()
  useEffect(() => {
    const stops = [
      listen('changed', ({ areas }) => {
        if (isOfSearch(areas)) void askAgainWhatIsFound(client)
        else void askAgain(client)
      }),
      listen('locked', () => {
        client.removeQueries({ type: 'inactive' })
        // How the window looks is of the machine, not of the vault.
        void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preferences.get' })
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [client])
}

/** The parts of a File that a call takes. */
export async function fileBytes(
  file: File,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
