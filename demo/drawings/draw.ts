/**
 * Draws every picture of the demo shop: `node demo/drawings/draw.ts`.
 *
 * Nothing is random between runs: the same script, the same files. There is no paper grain: as a filter it cost
 * every shopper some 20 to 60 ms of work a picture, and light alone carries these.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scene } from './forms.ts'
import { empty } from './empty.ts'
import { hero } from './hero.ts'
import { marks } from './marks.ts'
import { newPicture, short } from './picture.ts'
import { coloursOf, type Good, type Way } from './way.ts'
import { goods } from './ways.ts'

const FOLDER = new URL('../../../workers/static/pictures/', import.meta.url).pathname
/** A list shows twenty-four at once: small enough that nobody waits for them. */
const BYTES_MAX = 6_144

const drawn = ({ draw, size: [scale, right = 0, down = 0] }: Good, [, ground, colours, light = 0, place = {}]: Way) => {
  const p = newPicture(800, 1000, ground[0])
  scene(p, ground, { light, ...place })
  const move = `translate(${short(400 - 400 * scale + right)} ${short(800 - 800 * scale + down)})`
  p.group(`transform="${move} scale(${scale})"`, () => draw(p, coloursOf(colours)))
  return p.svg()
}

mkdirSync(FOLDER, { recursive: true })
const pictures: Record<string, string> = { hero: hero(), empty: empty(), ...marks }
for (const [name, good] of Object.entries(goods)) {
  for (const way of good.ways) {
    const picture = drawn(good, way)
    pictures[`${name}-${way[0]}`] = picture
    if (picture.length > BYTES_MAX) throw new Error(`${name}-${way[0]} has ${picture.length} bytes`)
  }
}
for (const [name, svg] of Object.entries(pictures)) writeFileSync(join(FOLDER, `${name}.svg`), svg)
console.log(`${Object.keys(pictures).length} pictures in ${FOLDER}`)
