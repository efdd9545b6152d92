/** The drawings of goods, each by the name of the good and its colourway: `mug-chalk`. Nothing is random: the same again. */
import { scene } from './forms.ts'
import { newPicture, short } from './picture.ts'
import { coloursOf, type Good, type Way } from './way.ts'
import { goods } from './ways.ts'

const drawn = ({ draw, size: [scale, right = 0, down = 0] }: Good, [, ground, colours, light = 0, place = {}]: Way) => {
  const p = newPicture(800, 1000, ground[0])
  scene(p, ground, { light, ...place })
  const move = `translate(${short(400 - 400 * scale + right)} ${short(800 - 800 * scale + down)})`
  p.group(`transform="${move} scale(${scale})"`, () => draw(p, coloursOf(colours)))
  return p.svg()
}

/** Made when it is asked for: all of them take half a second. */
const drawings: ReadonlyMap<string, () => string> = new Map(
  Object.entries(goods).flatMap(([name, good]) =>
    good.ways.map((way): [string, () => string] => [`${name}-${way[0]}`, () => drawn(good, way)]),
  ),
)

export const DRAWINGS: readonly string[] = [...drawings.keys()]

/** @returns an SVG */
export const drawingOf = (name: string): string => {
  const draw = drawings.get(name)
  if (!draw) throw new Error(`nobody draws ${name}`)
  return draw()
}
