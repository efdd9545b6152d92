/** What is blown of glass: one sees through it, and light gathers at its edges. */
import { dim, lit } from './colour.ts'
import { opening, turned, type Point } from './forms.ts'
import { short, type Picture } from './picture.ts'

export type Blown = {
  readonly cx: number
  readonly half: readonly Point[]
  readonly c: string
  /** The height to which it is filled, and with what. */
  readonly filled?: readonly [y: number, colour: string]
}

/** @param half the profile, top to bottom, as for a turned form */
export const blown = (p: Picture, { cx, half, c, filled }: Blown) => {
  const d = turned(cx, half)
  const widest = Math.max(...half.map(([r]) => r))
  const [left, right] = [Math.round(cx - widest), Math.round(cx + widest)]
  const bottom = half.at(-1)?.[1] ?? 800
  p.path(d, c, 'opacity=".4"')
  p.group(`clip-path="${p.clip(d)}"`, () => {
    if (filled) {
      const [y, colour] = filled
      p.path(`M${left} ${y}H${right}V${bottom + 60}H${left}Z`, colour, 'opacity=".72"')
    }
    const sheen = p.lin(
      [
        [0, '#fff', 0.55],
        [0.22, '#fff', 0.05],
        [0.66, '#fff', 0.02],
        [0.88, dim(c, 0.5), 0.44],
        [1, dim(c, 0.4), 0.2],
      ],
      left,
      0,
      right,
      0,
      ' gradientUnits="userSpaceOnUse"',
    )
    p.path(`M${left} ${(half[0]?.[1] ?? 0) - 40}H${right}V${bottom + 60}H${left}Z`, sheen)
    p.oval(cx, bottom + 4, widest * 0.86, 26, dim(c, 0.3), 'opacity=".45"')
  })
}

/** The level of what is inside. */
export const level = (p: Picture, cx: number, y: number, r: number, c: string) =>
  p.oval(cx, y, r, r * opening(y), lit(c, 0.35), 'opacity=".85"')

/** A rim that one sees through. */
export const clearRim = (p: Picture, cx: number, y: number, r: number, c: string) => {
  const k = r * opening(y)
  const ring = `M${short(cx - r)} ${y}a${r} ${short(k)} 0 1 0 ${2 * r} 0a${r} ${short(k)} 0 1 0 ${-2 * r} 0`
  p.line(ring, lit(c, 0.7), 5, 'opacity=".9"')
}
