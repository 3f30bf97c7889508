import { describe, expect, it } from 'vitest'
import { Content } from '../../../electron/pack/pdf/content.ts'

/** What is written for a page of a hundred points, a line for each operator. */
function drawn(draw: (content: Content) => void): string[] {
  const content = new Content()
  content.begin(100)
  draw(content)
  return content.end().trimEnd().split('\n')
}

describe('what is drawn', () => {
  it('is placed from the left upper corner', () => {
    expect(drawn((page) => page.moveTo(1, 2).lineTo(3, 4).stroke('#000000'))).toEqual([
      ...['0 0 0 RG', '1 98 m', '3 96 l', 'S'],
    ])
    expect(drawn((page) => page.fillColor([255, 0, 51]).rect(10, 20, 30, 40).fill())).toEqual([
      ...['1 0 0.2 rg', '10 40 30 40 re', 'f'],
    ])
  })

  it('has its colours and widths before the path, where the format wants them', () => {
    const lines = drawn((page) => page.rect(0, 0, 1, 1).fillAndStroke('#ff0000', '#0000ff'))
    expect(lines).toEqual(['1 0 0 rg', '0 0 1 RG', '0 99 1 1 re', 'B'])
  })

  it('does not say again what already holds, and says it again after what was restored', () => {
    const line = (page: Content): Content =>
      page.lineWidth(2).moveTo(0, 0).lineTo(1, 0).stroke('#000000')
    expect(drawn((page) => line(line(page))).filter((each) => each === '2 w')).toHaveLength(1)
    const restored = drawn((page) => line(line(page.save()).restore()))
    expect(restored.filter((each) => each === '2 w')).toHaveLength(2)
  })

  it('keeps its dash to what it was asked for', () => {
    expect(drawn((page) => page.dash(3, { space: 2 }).undash().undash())).toEqual([
      '[3 2]0 d',
      '[]0 d',
    ])
  })

  it('is moved, scaled and turned about the left upper corner', () => {
    // Ten points right and twenty down, twice as large: the point (1, 2) of it lies at (12, 24).
    const [matrix, point] = drawn((page) =>
      page.transform(2, 0, 0, 2, 10, 20).moveTo(1, 2).stroke(),
    )
    const [a = 0, , , d = 0, e = 0, f = 0] = matrix!.split(' ').map(Number)
    const [x = 0, y = 0] = point!.split(' ').map(Number)
    expect([a * x + e, 100 - (d * y + f)]).toEqual([12, 24])
  })

  it('names an opacity once, and has it among its states', () => {
    const content = new Content()
    content.begin(100)
    content.fillColor('#000000', 0.5).fillColor('#ffffff', 0.5)
    expect(content.end().match(/gs/g)).toHaveLength(1)
    expect([...content.alphas]).toEqual(['f50'])
  })
})

describe('what is passed over by readers', () => {
  it('is one artifact where one follows another of its kind', () => {
    const dot = (page: Content): unknown => page.rect(0, 0, 1, 1).fill()
    const lines = drawn((page) => {
      for (let i = 0; i < 3; i++) {
        page.beginArtifact('')
        dot(page)
        page.endArtifact()
      }
      page.beginContent('P', 0)
      dot(page)
      page.endContent()
      page.beginArtifact('/Type /Pagination')
      dot(page)
      page.endArtifact()
    })
    expect(lines.filter((line) => /B[MD]C$|EMC/.test(line))).toEqual([
      ...['/Artifact BMC', 'EMC', '/P <</MCID 0>> BDC', 'EMC'],
      ...['/Artifact <</Type /Pagination>> BDC', 'EMC'],
    ])
  })

  it('never reaches into a state that was saved outside it', () => {
    const lines = drawn((page) => {
      page.beginArtifact('')
      page.endArtifact()
      page.save()
      page.beginArtifact('')
      page.endArtifact()
      page.restore()
    })
    expect(lines).toEqual(['/Artifact BMC', 'EMC', 'q', '/Artifact BMC', 'EMC', 'Q'])
  })
})
