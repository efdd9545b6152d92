/** How forms are made: turned pots, rims, shadows, speckles, and the place where they stand. */
import { dim, isDark, lit, mix, type Ground } from './colour.ts'
import { short, type Picture } from './picture.ts'

/** Radius and height; a third member makes the point a corner. */
export type Point = readonly [x: number, y: number, corner?: number]

/** How far a circle at height y opens to the eye. */
export const opening = (y: number) => 0.1 + (Math.max(0, y - 250) / 550) * 0.13

/** A smooth line through points. */
export const through = (points: readonly Point[]): string => {
  let d = ''
  for (let i = 0; i < points.length - 1; i++) {
    const at = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0]
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const a = p1[2]
      ? [p1[0] + (p2[0] - p1[0]) / 3, p1[1] + (p2[1] - p1[1]) / 3]
      : [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6]
    const b = p2[2]
      ? [p2[0] - (p2[0] - p1[0]) / 3, p2[1] - (p2[1] - p1[1]) / 3]
      : [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6]
    d += `C${[...a, ...b, p2[0], p2[1]].map(Math.round).join(' ')}`
  }
  return d
}

/** A turned form from its half profile, top to bottom. A belly that turns in meets its foot without a notch. */
export const turned = (
  cx: number,
  half: readonly Point[],
  { front = false, k }: { front?: boolean; k?: number } = {},
): string => {
  const left = half.map(([r, y, c]): Point => [cx - r, y, c ?? 0])
  const right = half.map(([r, y, c]): Point => [cx + r, y, c ?? 0]).toReversed()
  const [rt, yt] = half[0] ?? [0, 0]
  const [rb, yb] = half.at(-1) ?? [0, 0]
  const [rp, yp] = half.at(-2) ?? [0, 0]
  const h = rb * (k ?? opening(yb))
  const foot =
    (rp - rb) / (yb - yp) > 0.3
      ? `C${short(cx - rb + h * 1.1)} ${short(yb + h)} ${short(cx + rb - h * 1.1)} ${short(yb + h)} ${short(cx + rb)} ${short(yb)}`
      : `A${short(rb)} ${short(h)} 0 0 0 ${short(cx + rb)} ${short(yb)}`
  const top = `A${short(rt)} ${short(rt * (k ?? opening(yt)))} 0 0 ${front ? 1 : 0} ${short(cx - rt)} ${short(yt)}Z`
  return `M${short(cx - rt)} ${short(yt)}${through(left)}${foot}${through(right)}${top}`
}

/** The light on something round, and on something flat. */
export const round = (p: Picture, c: string, s = 1) =>
  p.lin(
    [
      [0, lit(c, 0.12 * s)],
      [0.24, lit(c, 0.34 * s)],
      [0.52, c],
      [0.86, dim(c, 0.36 * s)],
      [1, dim(c, 0.27 * s)],
    ],
    0,
    0.05,
    1,
    0.12,
  )
export const flat = (p: Picture, c: string) =>
  p.lin(
    [
      [0, lit(c, 0.24)],
      [0.5, c],
      [1, dim(c, 0.14)],
    ],
    0,
    0,
    1,
    1,
  )

export const rim = (p: Picture, cx: number, y: number, r: number, c: string, thick = 9, inside = c) => {
  const k = opening(y)
  p.oval(
    cx,
    y,
    r,
    r * k,
    p.lin([
      [0, lit(c, 0.5)],
      [0.6, lit(c, 0.2)],
      [1, dim(c, 0.1)],
    ]),
  )
  const hollow = p.lin([
    [0, dim(inside, 0.52)],
    [0.55, dim(inside, 0.3)],
    [1, lit(inside, 0.12)],
  ])
  p.oval(cx, y + 1.5, r - thick, (r - thick) * k, hollow)
}

/** What stands on the ground casts one long shadow to the right and sits in a dark line of contact. */
export const cast = (p: Picture, cx: number, y: number, r: number, long = 1.5, tone = '#2b2a48') => {
  const k = opening(y)
  const length = r * long
  const shadow = p.lin([
    [0, tone, 0.42],
    [0.35, tone, 0.34],
    [1, tone, 0],
  ])
  const blur = `filter="${p.blur(9)}"`
  p.oval(cx + length * 0.62, y + r * k * 0.1, r * 0.72 + length * 0.62, r * k * 1.08, shadow, blur)
  p.oval(cx + 12, y + r * k * 0.3, r * 0.98, r * k * 0.9, tone, `opacity=".38" filter="${p.blur(5)}"`)
}

/** Nothing is random between runs: the same seed, the same speckles. */
export const speckle = (
  p: Picture,
  clip: string,
  c: string,
  [x, y, w, h]: readonly [number, number, number, number],
  count: number,
  seed: number,
) => {
  let state = seed * 7919 + 13
  const next = () => (state = (state * 16807) % 2147483647) / 2147483647
  let d = ''
  for (let i = 0; i < count; i++) {
    const size = 0.8 + next() * 2.2
    d += `M${Math.round(x + next() * w)} ${Math.round(y + next() * h)}h${short(size)}`
  }
  p.line(d, c, 3, `opacity=".5" clip-path="${clip}"`)
}

export type Place = { readonly horizon?: number; readonly light?: number; readonly flatlay?: boolean }

/** A wall, a floor, and the sun between two columns. */
export const scene = (p: Picture, [wall, floor]: Ground, { horizon = 700, light = 0, flatlay = false }: Place = {}) => {
  const { w, h } = p
  const plaster = p.lin(
    [
      [0, lit(wall, 0.22)],
      [0.55, wall],
      [1, dim(wall, 0.1)],
    ],
    0,
    0,
    1,
    1,
  )
  p.path(`M0 0H${w}V${h}H0Z`, plaster)
  if (flatlay) return
  if (horizon) {
    const boards = p.lin(
      [
        [0, lit(floor, 0.1)],
        [0.5, floor],
        [1, dim(floor, 0.1)],
      ],
      0,
      0,
      0.7,
      1,
    )
    p.path(`M0 ${horizon}H${w}V${h}H0Z`, boards)
  }
  if (light) sun(p, wall, horizon, light)
}

const sun = (p: Picture, wall: string, horizon: number, x: number) => {
  const { h } = p
  const bottom = horizon || h
  const bar = (a: number, b: number) =>
    `M${a} -20L${b} -20L${short(b + 0.42 * bottom)} ${bottom}L${short(a + 0.42 * bottom)} ${bottom}Z`
  const floor = (a: number, b: number) =>
    `M${short(a + 0.42 * bottom)} ${bottom}L${short(b + 0.42 * bottom)} ${bottom}L${short(b + 0.42 * bottom + 260)} ` +
    `${h}L${short(a + 0.42 * bottom + 260)} ${h}Z`
  const bright = mix(lit(wall, 0.75), '#ffffff', 0.2)
  p.group(`fill="${bright}" opacity="${isDark(wall) ? 0.16 : 0.36}" filter="${p.blur(5)}"`, () => {
    for (const [a, b] of [
      [x, x + 175],
      [x + 235, x + 410],
    ] as const)
      p.add(`<path d="${bar(a, b)}${horizon ? floor(a, b) : ''}"/>`)
  })
}

/** The mark: three columns under a lintel, in a square of side 1. */
export const markPath = (x: number, y: number, s: number) => {
  const bar = (a: number, b: number, w: number, h: number) =>
    `M${short(x + a * s)} ${short(y + b * s)}h${short(w * s)}v${short(h * s)}h${short(-w * s)}Z`
  return bar(0, 0, 1, 0.13) + [0.06, 0.42, 0.78].map((a) => bar(a, 0.21, 0.16, 0.62)).join('') + bar(0, 0.91, 1, 0.09)
}
