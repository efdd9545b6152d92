/**
 * Draws what every shop shows until it has said otherwise, where a picture is missing and beside its address:
 * `node demo/drawings/draw.ts`. With the name of a folder it draws the demo's goods into it, to be looked at.
 *
 * There is no paper grain: as a filter it cost every shopper some 20 to 60 ms of work a picture, and light alone carries
 * these.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DRAWINGS, drawingOf } from './drawn.ts'
import { empty } from './empty.ts'
import { favicon } from './marks.ts'
import { none } from './none.ts'

const STATIC = new URL('../../workers/static/', import.meta.url).pathname

const write = (folder: string, pictures: Readonly<Record<string, string>>): void => {
  mkdirSync(folder, { recursive: true })
  for (const [name, svg] of Object.entries(pictures)) writeFileSync(join(folder, `${name}.svg`), svg)
  console.log(`${Object.keys(pictures).length} pictures in ${folder}`)
}

write(STATIC, { favicon })
write(join(STATIC, 'pictures'), { empty: empty(), none: none() })
const [, , folder] = process.argv
if (folder) write(folder, Object.fromEntries(DRAWINGS.map((name) => [name, drawingOf(name)])))
