/** Term dates, a school year at a time. */
import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import {
  termProblems,
  usualTerms,
  type Term,
  type YearOfTerms,
} from '../../../electron/domain/terms.ts'
import { academicYearOf } from '../../../electron/domain/period.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { presentDay } from '../../parts/today.ts'
import type { AllSettings } from './CalendarPart.tsx'
import classes from './Settings.module.css'
import { useSetting } from './use-setting.ts'

/** First calendar years of the school years that can be chosen: the last one, this one, the two to come. */
function yearsToChoose(): number[] {
  const now = academicYearOf(presentDay()) ?? ''
  const first = Number(now.slice(0, 4))
  return [first - 1, first, first + 1, first + 2]
}

export function Terms({ settings }: { settings: AllSettings }) {
  const { years } = settings.terms
  const [choices] = useState(yearsToChoose)
  const [first, setFirst] = useState(choices[1] ?? 0)
  const usual = usualTerms(first)
  const kept = years.find(({ year }) => year === usual.year)
  const [started, setStarted] = useState<string | null>(null)
  const shown = kept ?? (started === usual.year ? usual : null)
  return (
    <Block title="Terms">
      <NativeSelect
        label="School year"
        w={160}
        value={String(first)}
        onChange={(event) => setFirst(Number(event.currentTarget.value))}
        data={choices.map((one) => ({ value: String(one), label: usualTerms(one).year }))}
      />
      {shown ? (
        <YearForm key={JSON.stringify(shown)} shown={shown} isNew={!kept} />
      ) : (
        <Empty
          missing={`No terms for ${usual.year} yet.`}
          why="They say in which term a meeting lies. No two authorities set quite the same days, so the usual pattern is a start to be checked."
        >
          <Button onClick={() => setStarted(usual.year)}>Start from the usual pattern</Button>
        </Empty>
      )}
    </Block>
  )
}

type YearFormProps = { shown: YearOfTerms; isNew: boolean }

function YearForm({ shown, isNew }: YearFormProps) {
  const [terms, setTerms] = useState(shown.terms)
  const set = useSetting()
  const changed = isNew || JSON.stringify(terms) !== JSON.stringify(shown.terms)
  const [problem] = terms.some(isUnfinished)
    ? ['Every date has to be written.']
    : termProblems({ year: shown.year, terms })
  const change = (at: number, part: Partial<Term>) =>
    setTerms(terms.map((term, i) => (i === at ? { ...term, ...part } : term)))
  function send() {
    if (problem !== undefined) return
    void set.keep(({ terms: { years } }) => {
      const others = years.filter(({ year }) => year !== shown.year)
      const next = [...others, { year: shown.year, terms }]
      return { part: 'terms', years: next.toSorted((a, b) => (a.year < b.year ? -1 : 1)) }
    }, `The terms of ${shown.year} are set`)
  }
  return (
    <Form
      send={isNew ? `Keep these terms of ${shown.year}` : 'Save the terms'}
      sending="Saving"
      pending={set.isPending}
      error={set.error}
      onSend={send}
    >
      <div>
        {terms.map((term, at) => (
          <fieldset key={term.name} className={classes.term}>
            <legend>{term.name}</legend>
            <DayField
              label="First day"
              spoken={`${term.name} term, first day`}
              value={term.from}
              onChange={(from) => change(at, { from })}
            />
            <DayField
              label="Half-term from"
              spoken={`${term.name} term, half-term from`}
              value={term.halfTerm?.from ?? ''}
              onChange={(from) => change(at, { halfTerm: { to: '', ...term.halfTerm, from } })}
            />
            <DayField
              label="Half-term to"
              spoken={`${term.name} term, half-term to`}
              value={term.halfTerm?.to ?? ''}
              onChange={(to) => change(at, { halfTerm: { from: '', ...term.halfTerm, to } })}
            />
            <DayField
              label="Last day"
              spoken={`${term.name} term, last day`}
              value={term.to}
              onChange={(to) => change(at, { to })}
            />
          </fieldset>
        ))}
      </div>
      <p role="status" className="second">
        {problem ??
          (changed
            ? isNew
              ? 'The usual pattern: check it before it is kept.'
              : 'Not saved yet.'
            : '')}
      </p>
    </Form>
  )
}

function isUnfinished({ from, to, halfTerm }: Term): boolean {
  return from === '' || to === '' || halfTerm?.from === '' || halfTerm?.to === ''
}
