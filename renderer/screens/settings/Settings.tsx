/** What the trust sets and how its vault is kept, a part at a time. */
import { Link, useParams } from '@tanstack/react-router'
import { NotThere } from '../../parts/ScreenTrouble.tsx'
import { AboutPart } from './AboutPart.tsx'
import { AppearancePart } from './AppearancePart.tsx'
import { CalendarPart } from './CalendarPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { RulesPart } from './RulesPart.tsx'
import { SecurityPart } from './SecurityPart.tsx'
import { TrustPart } from './TrustPart.tsx'
import classes from './Settings.module.css'

const parts = [
  { part: 'trust', name: 'Trust', show: TrustPart },
  { part: 'people', name: 'People', show: PeoplePart },
  { part: 'calendar', name: 'Terms and calendar', show: CalendarPart },
  { part: 'rules', name: 'Thresholds and rules', show: RulesPart },
  { part: 'security', name: 'Security', show: SecurityPart },
  { part: 'appearance', name: 'Appearance', show: AppearancePart },
  { part: 'about', name: 'About', show: AboutPart },
] as const

export function Settings() {
  const { part } = useParams({ from: '/settings/$part' })
  const chosen = parts.find((one) => one.part === part)
  if (!chosen) return <NotThere />
  return (
    <>
      <nav className={classes.parts} aria-label="Parts of the settings">
        <ul>
          {parts.map(({ part: other, name }) => (
            <li key={other}>
              <Link to="/settings/$part" params={{ part: other }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <chosen.show key={part} />
    </>
  )
}
