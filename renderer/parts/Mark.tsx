/** Draws the domain's drawings, marks among them, as SVG in the colours of the tokens. */
import type { Drawing } from '../../electron/domain/drawing.ts'
import { type MarkName, marks } from '../../electron/domain/marks.ts'
import classes from './Mark.module.css'

/**
 * One mark. Words that stand beside it make it decoration (`words` empty); otherwise a screen reader
 * hears its words.
 */
export function Mark({ name, words }: { name: MarkName; words?: string }) {
  return <Sketch drawing={marks[name]} {...(words === undefined ? {} : { words })} />
}

export function Sketch({ drawing, words = drawing.words }: { drawing: Drawing; words?: string }) {
  const { width, height, shapes } = drawing
  return (
    <svg
      className={classes.mark}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...(words === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words })}
    >
      {shapes.map((shape, index) => (
        <path
          key={index}
          d={shape.d}
          fill={shape.fill ? `var(--${shape.fill})` : 'none'}
          stroke={shape.stroke ? `var(--${shape.stroke})` : 'none'}
          strokeWidth={shape.width ?? 1.5}
          strokeDasharray={shape.dash?.join(' ')}
          strokeLinecap={shape.round ? 'round' : 'butt'}
          strokeLinejoin={shape.round ? 'round' : 'miter'}
        />
      ))}
    </svg>
  )
}
