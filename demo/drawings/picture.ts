/** A picture as it grows: shapes in the order they are painted, and the fills that they share. */

export type Stop = readonly [offset: number, colour: string, opacity?: number]

/** One decimal: below that nobody sees a difference, and every digit is sent to every shopper. */
export const short = (value: number) => String(Math.round(value * 10) / 10)

const stopsOf = (stops: readonly Stop[]) =>
  stops
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
    )
    .join('')

/** Each method that paints gives the picture back; each that makes a fill gives the fill's name. */
export type Picture = {
  readonly w: number
  readonly h: number
  /** The colour behind everything, for holes that one sees through. */
  readonly wall: string
  readonly lin: (stops: readonly Stop[], x1?: number, y1?: number, x2?: number, y2?: number, units?: string) => string
  readonly rad: (stops: readonly Stop[], cx?: number, cy?: number, r?: number) => string
  readonly clip: (d: string) => string
  readonly blur: (size: number) => string
  /** A group that is drawn again and again: the name to use it by. */
  readonly symbol: (body: string) => string
  readonly add: (shape: string) => Picture
  readonly path: (d: string, colour: string, more?: string) => Picture
  readonly line: (d: string, colour: string, width: number, more?: string) => Picture
  readonly oval: (cx: number, cy: number, rx: number, ry: number, colour: string, more?: string) => Picture
  readonly group: (attributes: string, draw: () => void) => Picture
  readonly svg: () => string
}

export const newPicture = (w = 800, h = 1000, wall = '#ffffff'): Picture => {
  const fills = new Map<string, string>()
  const shapes: string[] = []
  /** The same fill gets the same name. */
  const fill = (make: (id: string) => string) => {
    const key = make('')
    const known = fills.get(key) ?? `d${fills.size.toString(36)}`
    fills.set(key, known)
    return `url(#${known})`
  }
  const picture: Picture = {
    w,
    h,
    wall,
    lin: (stops: readonly Stop[], x1 = 0, y1 = 0, x2 = 1, y2 = 0, units = '') =>
      fill(
        (id) =>
          `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"${units}>${stopsOf(stops)}</linearGradient>`,
      ),
    rad: (stops: readonly Stop[], cx = 0.5, cy = 0.5, r = 0.5) =>
      fill((id) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`),
    clip: (d: string) => fill((id) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`),
    blur: (size) => {
      const room = 'x="-.4" y="-.6" width="1.8" height="2.2" color-interpolation-filters="sRGB"'
      return fill((id) => `<filter id="${id}" ${room}><feGaussianBlur stdDeviation="${size}"/></filter>`)
    },
    symbol: (body) => fill((id) => `<g id="${id}">${body}</g>`).slice(4, -1),
    add: (shape) => {
      shapes.push(shape)
      return picture
    },
    path: (d, colour, more = '') => picture.add(`<path d="${d}" fill="${colour}"${more && ` ${more}`}/>`),
    line: (d, colour, width, more = '') => {
      const pen = `stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`
      return picture.add(`<path d="${d}" fill="none" ${pen}${more && ` ${more}`}/>`)
    },
    oval: (cx, cy, rx, ry, colour, more = '') => {
      const place = `cx="${short(cx)}" cy="${short(cy)}" rx="${short(rx)}" ry="${short(ry)}"`
      return picture.add(`<ellipse ${place} fill="${colour}"${more && ` ${more}`}/>`)
    },
    group: (attributes: string, draw: () => void) => {
      picture.add(`<g ${attributes}>`)
      draw()
      return picture.add('</g>')
    },
    svg: () => {
      const named = Array.from(fills, ([body, id]) => body.replace('id=""', `id="${id}"`)).join('')
      return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}"><defs>${named}</defs>${shapes.join('')}</svg>\n`
    },
  }
  return picture
}
