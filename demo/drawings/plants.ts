/** Leaves, sprigs and fruit. */
import { dim, lit, mix, paint } from './colour.ts'
import { through, type Point } from './forms.ts'
import type { Picture } from './picture.ts'

/** A leaf of two halves, one in the light. @param angle degrees, 0 points right */
export const leaf = (p: Picture, x: number, y: number, angle: number, long: number, wide: number, c: string) => {
  const half = (w: number) => `M0 0C25 ${w} 70 ${w} 100 0`
  const id = p.symbol(`<path d="${half(30)}" fill="${dim(c, 0.16)}"/><path d="${half(-30)}" fill="${lit(c, 0.24)}"/>`)
  const at = `translate(${Math.round(x)} ${Math.round(y)})rotate(${Math.round(angle)})`
  p.add(`<use href="${id}" transform="${at}scale(${(long / 100).toFixed(2)} ${(wide / 30).toFixed(2)})"/>`)
}

export const sprig = (p: Picture, points: readonly Point[], c: string, wood: string, size = 1, berry?: string) => {
  const start = points[0] ?? [0, 0]
  p.line(`M${start[0]} ${start[1]}${through(points)}`, wood, 5 * size)
  for (const [index, [x, y]] of points.entries()) {
    const before = points[index - 1]
    if (!before) continue
    const [x0, y0] = before
    const angle = (Math.atan2(y - y0, x - x0) * 180) / Math.PI
    if (berry && index % 2) {
      const skin = p.rad(
        [
          [0, lit(berry, 0.4)],
          [0.6, berry],
          [1, dim(berry, 0.4)],
        ],
        0.35,
        0.3,
        0.8,
      )
      p.oval(x + 8, y + 16 * size, 11 * size, 14 * size, skin)
    }
    leaf(p, x, y, angle - 48, 92 * size, 13 * size, c)
    leaf(p, (x + x0) / 2, (y + y0) / 2, angle + 44, 84 * size, 12 * size, mix(c, '#8d9a78', 0.4))
    if (index === points.length - 1) leaf(p, x, y, angle, 96 * size, 12 * size, c)
  }
}

const pearForm = (x: number, y: number, r: number) =>
  `M${x} ${y - r * 1.5}C${x + r * 0.5} ${y - r * 1.45} ${x + r * 0.4} ${y - r * 0.75} ${x + r * 0.75} ` +
  `${y - r * 0.4}C${x + r * 1.2} ${y + r * 0.2} ${x + r * 0.9} ${y + r} ${x} ${y + r}C${x - r * 0.9} ` +
  `${y + r} ${x - r * 1.2} ${y + r * 0.2} ${x - r * 0.75} ${y - r * 0.4}C${x - r * 0.4} ${y - r * 0.75} ` +
  `${x - r * 0.5} ${y - r * 1.45} ${x} ${y - r * 1.5}Z`
const lemonForm = (x: number, y: number, r: number) =>
  `M${x - r * 1.22} ${y}C${x - r} ${y - r * 0.3} ${x - r * 0.8} ${y - r} ${x} ${y - r}C${x + r * 0.8} ` +
  `${y - r} ${x + r} ${y - r * 0.3} ${x + r * 1.22} ${y}C${x + r} ${y + r * 0.3} ${x + r * 0.8} ` +
  `${y + r} ${x} ${y + r}C${x - r * 0.8} ${y + r} ${x - r} ${y + r * 0.3} ${x - r * 1.22} ${y}Z`

export const fruit = (p: Picture, x: number, y: number, r: number, c: string, pear = false) => {
  const skin = p.rad(
    [
      [0, lit(c, 0.5)],
      [0.4, c],
      [1, dim(c, 0.36)],
    ],
    0.34,
    0.3,
    0.78,
  )
  p.path(
    (pear ? pearForm : lemonForm)(x, y, r).replaceAll(/\d+\.\d+/g, (number) => String(Math.round(Number(number)))),
    skin,
  )
  if (pear) p.line(`M${x} ${Math.round(y - r * 1.48)}q4 -18 16 -26`, paint.walnut, 5)
}
