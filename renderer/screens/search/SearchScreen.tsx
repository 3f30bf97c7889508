/** Search in the papers, agendas and packs of all years: what was found, each page with its passage. */
import { useEffect, useRef, useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { searchKindNames, searchKinds } from '../../../electron/domain/search.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Answer, Before } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Found } from './Found.tsx'
import { NotSearched } from './NotSearched.tsx'
import classes from './Search.module.css'
import type { Wanted } from './wanted.ts'

const route = getRouteApi('/search')

/** Documents that are shown at first, and so many more each time. */
const step = 20

type Put = (change: Partial<Wanted>) => void

export function SearchScreen() {
  const wanted = route.useSearch()
  const navigate = route.useNavigate()
  const status = useAsk('search.status', {})
  const put: Put = (change) => void navigate({ search: { ...wanted, ...change }, replace: true })
  return (
    <Screen
      title="Search"
      help="search"
      sentence="In every paper, agenda and saved pack of the vault, on this machine alone."
    >
      <Fields wanted={wanted} put={put} status={status.data} />
      {status.data && <NotSearched status={status.data} />}
      {(wanted.words ?? '').trim() === '' ? (
        <p className="second">
          All the words must stand on one page; “words between quotation marks” must stand there as
          they are. Other forms of a word are found too: <i>reading</i> finds <i>reads</i>.
        </p>
      ) : (
        <Results key={JSON.stringify(wanted)} wanted={wanted} put={put} />
      )}
    </Screen>
  )
}

type FieldsProps = { wanted: Wanted; put: Put; status: Output<'search.status'> | undefined }

function Fields({ wanted, put, status }: FieldsProps) {
  const meetings = useAsk('meetings.list', {})
  const { typed, type, leave } = useTyped(wanted.words ?? '')
  const choice = (
    label: string,
    name: 'kind' | 'body' | 'meeting' | 'year',
    options: { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      value={wanted[name] ?? ''}
      data={[{ value: '', label: 'All' }, ...options]}
      onChange={(event) => put({ [name]: event.currentTarget.value || undefined })}
    />
  )
  const plain = (value: string) => ({ value, label: value })
  return (
    <search className={classes.fields}>
      <TextInput
        label="Words"
        type="search"
        className={classes.words}
        value={typed}
        maxLength={500}
        onBlur={leave}
        placeholder="attendance strategy, “free school meals”"
        onChange={(event) => {
          const words = event.currentTarget.value
          type(words)
          put({ words: words === '' ? undefined : words })
        }}
      />
      {choice(
        'Kind',
        'kind',
        searchKinds.map((value) => ({ value, label: searchKindNames[value].several })),
      )}
      {choice('Year', 'year', (status?.years ?? []).map(plain))}
      {choice('Body', 'body', (status?.bodies ?? []).map(plain))}
      {choice(
        'Meeting',
        'meeting',
        (meetings.data?.meetings ?? [])
          .toReversed()
          .map(({ id, title, date }) => ({ value: id, label: `${title}, ${formatDate(date)}` })),
      )}
    </search>
  )
}

/**
 * What stands in the field: what is typed, at once and not when the address has followed; and the address's words
 * where they came from elsewhere, as from the quick search.
 */
function useTyped(words: string) {
  const [typed, setTyped] = useState(words)
  const sent = useRef(new Set<string>())
  useEffect(() => {
    if (!sent.current.has(words)) setTyped(words)
  }, [words])
  return {
    typed,
    type(next: string) {
      sent.current.add(next)
      setTyped(next)
    },
    /** From now on the address is right again. */
    leave: () => sent.current.clear(),
  }
}

function Results({ wanted, put }: { wanted: Wanted; put: Put }) {
  const [limit, setLimit] = useState(step)
  const { words = '', ...filter } = wanted
  const found = useAsk('search.find', { words, ...filter, limit }, { keep: true })
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Answer of={found} what="Searching">
      {({ total, documents }) => (
        <Before stale={found.isPlaceholderData} className={classes.results}>
          <p role="status">
            {total === 0
              ? 'Nothing found. Try fewer words, or another form of them.'
              : `${plural(total, 'document')} found.`}
          </p>
          {total === 0 && isFiltered && (
            <div>
              <Button
                onClick={() =>
                  put({ kind: undefined, year: undefined, body: undefined, meeting: undefined })
                }
              >
                Search in everything
              </Button>
            </div>
          )}
          <Found documents={documents} />
          {documents.length < Math.min(total, 100) && (
            <div>
              <Button onClick={() => setLimit(Math.min(limit + step, 100))}>Show more</Button>
            </div>
          )}
        </Before>
      )}
    </Answer>
  )
}
