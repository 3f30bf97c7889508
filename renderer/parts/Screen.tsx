/** The frame of every screen: one title that says the state, a sentence, one main action. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, type LinkProps } from '@tanstack/react-router'
import classes from './Screen.module.css'

/** A screen above this one. */
export type Crumb = { name: string } & Pick<LinkProps, 'to' | 'params' | 'search'>

type ScreenProps = {
  title: string
  /** What stands in the way, or what the screen shows. */
  sentence?: ReactNode
  /** The one main button. */
  action?: ReactNode
  /**
   * The screen's name in the window's title, where the title says the state. It holds no school's name:
   * what a window is called may be written down outside the vault.
   */
  name?: string
  /** The way from Home to this screen, without either. */
  crumbs?: Crumb[]
  /** The page of the guide (docs/guide) that tells of this screen. */
  help?: string
  wide?: boolean
  /** As high as the window, where that is high enough: what scrolls is a child of the screen. */
  fill?: boolean
  children?: ReactNode
}

/**
 * Moves focus to the title when a screen opens, so that keyboard and screen reader start at its top; unless a field
 * of the screen has taken it before.
 */
export function Screen({
  title,
  sentence,
  action,
  name = title,
  crumbs,
  help,
  wide = false,
  fill = false,
  children,
}: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const screen = heading.current?.closest(`.${classes.screen}`)
    if (!screen?.contains(document.activeElement)) heading.current?.focus()
  }, [])
  useEffect(() => {
    document.title = name === 'Plumbline' ? name : `${name} · Plumbline`
  }, [name])
  const names = [classes.screen, wide && classes.wide, fill && classes.fill]
  return (
    <div className={names.filter(Boolean).join(' ')}>
      {crumbs && (
        <nav aria-label="Where this is">
          <ol className={classes.crumbs}>
            {[{ name: 'Home', to: '/' } as Crumb, ...crumbs].map(({ name: parent, ...link }) => (
              <li key={parent}>
                <Link {...link}>{parent}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className={classes.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {sentence && <p className={classes.sentence}>{sentence}</p>}
        </div>
        {(action || help) && (
          <div className={classes.action}>
            {action}
            {help && (
              <Link className={classes.help} to="/help/$page" params={{ page: help }}>
                Help<span className={classes.of}> with this screen</span>
              </Link>
            )}
          </div>
        )}
      </header>
      {children}
    </div>
  )
}

/** A block of a screen under its own heading. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.block} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Two columns where there is room, the second one narrow. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div>{main}</div>
      <div>{side}</div>
    </div>
  )
}
