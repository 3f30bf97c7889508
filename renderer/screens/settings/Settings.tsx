/** What the trust sets and how its vault is kept, a part at a time. */
import type { ComponentType } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { NotThere } from '../../parts/ScreenTrouble.tsx'
import { AboutPart } from './AboutPart.tsx'
import { AppearancePart } from './AppearancePart.tsx'
import { CalendarPart } from './CalendarPart.tsx'
import { settingsParts, type SettingsPart } from './parts.ts'
import { RulesPart } from './RulesPart.tsx'
import { SecurityPart } from './SecurityPart.tsx'
import { TrustPart } from './TrustPart.tsx'
import classes from './Settings.module.css'

const screens: Record<SettingsPart, ComponentType> = {
  trust: TrustPart,
  calendar: CalendarPart,
  rules: RulesPart,
  security: SecurityPart,
  appearance: AppearancePart,
  about: AboutPart,
}

export function Settings() {
  const { part } = useParams({ from: '/settings/$part' })
  const chosen = settingsParts.find((one) => one.part === part)
  if (!chosen) return <NotThere />
  const Part = screens[chosen.part]
  return (
    <>
      <nav className={classes.parts} aria-label="Parts of the settings">
        <ul>
          {settingsParts.map(({ part: other, name }) => (
            <li key={other}>
              <Link to="/settings/$part" params={{ part: other }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Part key={part} />
    </>
  )
}
