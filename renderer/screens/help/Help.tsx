/** The user guide, inside the app and offline. Links between its pages stay inside; there are no others. */
import type { ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import Markdown from 'markdown-to-jsx'
import { Screen } from '../../parts/Screen.tsx'
import { guidePages, pictureUrl } from './guide.ts'
import classes from './Help.module.css'

export function Help() {
  const { page: name } = useParams({ from: '/help/$page' })
  const page = guidePages.find((one) => one.name === name) ?? guidePages[0]
  if (!page) return null
  return (
    <Screen title={page.title} name="Help" wide>
      <div className={classes.guide}>
        <nav aria-label="Pages of the guide">
          <ul className={classes.pages}>
            {guidePages.map((one) => (
              <li key={one.name}>
                <Link
                  to="/help/$page"
                  params={{ page: one.name }}
                  aria-current={one.name === page.name ? 'page' : undefined}
                >
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article className={classes.text}>
          <Markdown
            key={page.name}
            options={{
              disableParsingRawHTML: true,
              overrides: { a: GuideLink, img: Picture, table: Scrolled },
            }}
          >
            {page.text}
          </Markdown>
        </article>
      </div>
    </Screen>
  )
}

/** `meetings.md` leads to that page; nothing leads out of the app. */
function GuideLink({ href = '', children }: { href?: string; children?: ReactNode }) {
  const page = /^([\w-]+)\.md$/.exec(href)?.[1]
  if (page === undefined) return <>{children}</>
  return (
    <Link to="/help/$page" params={{ page }}>
      {children}
    </Link>
  )
}

function Picture({ src = '', alt = '' }: { src?: string; alt?: string }) {
  const url = pictureUrl(src)
  return url === null ? null : (
    <img className={classes.picture} src={url} alt={alt} loading="lazy" />
  )
}

function Scrolled({ children }: { children?: ReactNode }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="A table">
      <table>{children}</table>
    </div>
  )
}
