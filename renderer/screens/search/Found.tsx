/** The documents in which the words were found, each with its best pages. */
import { Link } from '@tanstack/react-router'
import { plural } from '../../../electron/domain/wording.ts'
import { type FoundDocument, placeLink, placeName, whose } from './links.ts'
import classes from './Search.module.css'

export function Found({ documents }: { documents: readonly FoundDocument[] }) {
  return (
    <ol className={classes.found} aria-label="Found">
      {documents.map((document) => (
        <li key={`${document.kind} ${document.meeting.id} ${document.title}`}>
          <h2 className={classes.title}>{document.title}</h2>
          <p className="second">{about(document)}</p>
          <ul className={classes.places}>
            {document.places.map((place) => (
              <li key={place.page}>
                <Link
                  {...placeLink(document, place)}
                  aria-label={`${placeName(document, place)} of ${document.title}`}
                >
                  {placeName(document, place)}
                </Link>
                <p className={classes.passage}>
                  {place.parts.map(({ text, marked }, i) =>
                    // The parts of one passage never change their order.
                    marked ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
                  )}
                </p>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

/** `Paper of Trust Board, 9 December 2026; found on 4 pages, of which these are the best`. */
function about(document: FoundDocument): string {
  const { kind, pages, places } = document
  const of = whose(document)
  if (pages === places.length) return of
  return `${of}; found ${kind === 'agenda' ? `in ${plural(pages, 'place')}` : `on ${plural(pages, 'page')}`}, of which these are the best`
}
