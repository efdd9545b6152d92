/** The drop as a drawing: what was sold and what was let in, second by second; and what the shop consisted of, all the while. */
import type { Dropped, Moment } from './drop.ts'

const WIDTH = 860
const LEFT = 80
const RIGHT = 24
const PANEL = 150
const GAP = 62
const TOP = 64

type Line = {
  readonly name: string
  readonly style: string
  readonly of: (moment: Moment) => number
  readonly labelAt?: number
}
type Panel = {
  readonly title: string
  readonly lines: readonly Line[]
  readonly from: number
  readonly until: number
  /** Of the time axis, in seconds. */
  readonly step: number
  readonly unit: 'seconds' | 'minutes'
}

const number = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A round number at which the axis ends, and in how many steps. */
const roundUp = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return (([1, 2, 2.5, 5, 10] as const).find((times) => times * power >= most) ?? 10) * power
}

const STYLE = `
  svg { color-scheme: light dark; background: #fffefc; font: 12px Inter, ui-sans-serif, system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
  text { fill: #544f47; font-variant-numeric: tabular-nums; }
  .title { fill: #1b1916; font-weight: 600; font-size: 13px; }
  .grid { stroke: #e6e1d8; }
  .start { stroke: #8b8579; stroke-dasharray: 3 3; }
  path { fill: none; stroke-width: 2; stroke-linejoin: round; }
  .a { stroke: #0d5a87; } .b { stroke: #7d4e00; } .c { stroke: #44611a; stroke-dasharray: 6 3; }
  text.a { stroke: none; fill: #0d5a87; } text.b { stroke: none; fill: #7d4e00; } text.c { stroke: none; fill: #44611a; }
  @media (prefers-color-scheme: dark) {
    svg { background: #191816; }
    text { fill: #bdb6aa; } .title { fill: #ede9e1; } .grid { stroke: #2d2a27; } .start { stroke: #7d776d; }
    .a { stroke: #74b8e3; } .b { stroke: #e4b24e; } .c { stroke: #a8c46a; }
    text.a { fill: #74b8e3; } text.b { fill: #e4b24e; } text.c { fill: #a8c46a; }
  }`

const drawn = (panel: Panel, moments: readonly Moment[], top: number): string => {
  const seen = moments.filter(({ second }) => second >= panel.from && second <= panel.until)
  const most = roundUp(Math.max(1, ...panel.lines.flatMap(({ of }) => seen.map(of))))
  const x = (second: number) => LEFT + ((second - panel.from) / (panel.until - panel.from)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => top + PANEL - (value / most) * PANEL
  const at = (value: number) => value.toFixed(1)
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => {
    const height = at(y(share * most))
    const line = `<path class="grid" style="stroke-width:1" d="M${LEFT} ${height}H${WIDTH - RIGHT}"/>`
    return `${line}<text x="${LEFT - 8}" y="${height}" dy="4" text-anchor="end">${number(share * most)}</text>`
  })
  const times: string[] = []
  for (let second = Math.ceil(panel.from / panel.step) * panel.step; second <= panel.until; second += panel.step) {
    const label = panel.unit === 'minutes' ? `${second / 60} min` : `${second} s`
    times.push(`<text x="${at(x(second))}" y="${top + PANEL + 18}" text-anchor="middle">${label}</text>`)
  }
  const start = `<path class="start" style="stroke-width:1" d="M${at(x(0))} ${top}V${top + PANEL}"/>`
  const paths = panel.lines.map(({ style, of }) => {
    // A point between two of the same height draws nothing.
    const corners = seen.filter((moment, index) => {
      const [before, after] = [seen[index - 1], seen[index + 1]]
      return !before || !after || of(before) !== of(moment) || of(after) !== of(moment)
    })
    const points = corners.map((moment) => `${at(x(moment.second))} ${at(y(of(moment)))}`)
    return `<path class="${style}" d="M${points.join('L')}"/>`
  })
  let along = WIDTH - RIGHT
  const legend = panel.lines.toReversed().map(({ name, style }) => {
    const text = `<text class="${style}" x="${along}" y="${top - 12}" text-anchor="end">${name}</text>`
    along -= name.length * 6.6 + 22
    return text
  })
  return [
    `<text class="title" x="${LEFT}" y="${top - 12}">${panel.title}</text>`,
    ...grid,
    start,
    ...times,
    ...paths,
    ...legend,
  ].join('\n')
}

const panelsOf = (drop: Dropped): Panel[] => {
  const end = Math.ceil(drop.soldOutAfterMs / 10_000) * 10 + 10
  const step = end > 240 ? 60 : 10
  const shrunk = Math.ceil((drop.shrunkAfterMs ?? 7_200_000) / 600_000) * 600
  const sale = { from: -10, until: end, step, unit: 'seconds' } as const
  return [
    {
      title: 'People',
      lines: [
        { name: 'waiting', style: 'a', of: ({ waiting }) => waiting },
        { name: 'units left', style: 'b', of: ({ left }) => left },
      ],
      ...sale,
    },
    {
      title: 'A second',
      lines: [
        { name: 'let in', style: 'a', of: ({ admitted }) => admitted },
        { name: 'orders', style: 'b', of: ({ orders }) => orders },
        { name: 'bearable', style: 'c', of: ({ bearable }) => bearable },
      ],
      ...sale,
    },
    {
      title: 'The shop',
      lines: [
        { name: 'order shards', style: 'a', of: ({ orderShards }) => orderShards },
        { name: 'inventory shards', style: 'b', of: ({ inventoryShards }) => inventoryShards },
        { name: 'lanes of the item', style: 'c', of: ({ lanes }) => lanes },
      ],
      from: -2_400,
      until: shrunk,
      step: shrunk > 7_200 ? 1_800 : 600,
      unit: 'minutes',
    },
  ]
}

/** SVG, light or dark as the reader's page is. */
export const chartOf = (drop: Dropped): string => {
  const panels = panelsOf(drop)
  const height = TOP + panels.length * (PANEL + GAP)
  const { buyers, units, perObject } = drop.options
  const what = `${number(buyers)} buyers, ${number(units)} units, ${number(perObject)} calls a second for each object`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="A drop on paper time: ${what}">`,
    `<style>${STYLE}</style>`,
    `<text class="title" x="${LEFT}" y="24">${what}</text>`,
    ...panels.map((panel, index) => drawn(panel, drop.moments, TOP + index * (PANEL + GAP))),
    '</svg>\n',
  ].join('\n')
}
