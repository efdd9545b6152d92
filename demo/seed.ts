/**
 * Fills a shop with the settings and the catalogue of the demo, through the same doors as every merchant's: pictures are sent, then the
 * goods that they show. Again and again it changes nothing, so whoever was interrupted begins anew.
 */
import { readFileSync } from 'node:fs'
import { begin } from './beginnings.ts'
import { beforeMarkdown, catalogOf, drawingsShown } from './catalog.ts'
import { speak } from './reviews.ts'
import { HERO, SHARED } from './content.ts'
import { drawingOf } from './drawings/drawn.ts'
import { hero } from './drawings/hero.ts'
import type { Sender } from './sender.ts'
import { settingsFile } from './settings.ts'

/** Where goods arrive, as the settings name it, and what the page of sections opens with. */
const LOCATION = 'main'
const OPENING = 'plates-chalk'

/** As many as one call takes. */
const PRODUCTS_MAX = 50

/** Pictures on their way at the same time: more only wait in the shop. */
const PICTURES_AT_ONCE = 8

/** @returns the address of each drawing in the shop */
const sendPictures = async ({ send }: Sender, told: Progress): Promise<Map<string, string>> => {
  const names = drawingsShown()
  const addresses = new Map<string, string>()
  const waiting = names.values()
  const sendWaiting = async () => {
    for (const name of waiting) {
      const { src } = (await send('/api/admin/media', new TextEncoder().encode(drawingOf(name)))) as { src: string }
      addresses.set(name, src)
      told(addresses.size, names.length)
    }
  }
  await Promise.all(Array.from({ length: PICTURES_AT_ONCE }, sendWaiting))
  return addresses
}

/** The file as it is written, also within the pages, with the addresses that the shop has given to what it shows. */
const settingsWithPictures = async ({ send }: Sender): Promise<unknown> => {
  const shared = readFileSync(new URL('./pictures/share.jpg', import.meta.url).pathname)
  const files = [
    [HERO, new TextEncoder().encode(hero())],
    [SHARED, new Uint8Array(shared)],
  ] as const
  let text = JSON.stringify(settingsFile)
  for (const [name, file] of files) {
    const { src } = (await send('/api/admin/media', file)) as { src: string }
    text = text.replaceAll(name, src)
  }
  return JSON.parse(text)
}

/** @param done pictures that are there, of `all` */
export type Progress = (done: number, all: number) => void

export const seed = async (staff: Sender, told: Progress = () => {}): Promise<void> => {
  await staff.put('/api/admin/settings/file', { file: await settingsWithPictures(staff) })
  const addresses = await sendPictures(staff, told)
  const { products, collections } = catalogOf((name) => addresses.get(name) ?? '')
  // What is marked down was sold at its price before: a shop in the EU may strike no other (98/6/EC, article 6a).
  const before = products.flatMap(beforeMarkdown)
  if (before.length > 0) await staff.post('/api/admin/catalog/import', { products: before, overwrite: false })
  for (let start = 0; start < products.length; start += PRODUCTS_MAX) {
    await staff.post('/api/admin/catalog/import', { products: products.slice(start, start + PRODUCTS_MAX) })
  }
  await staff.post('/api/admin/catalog/import', { collections })
  await speak(staff, (name) => addresses.get(name) ?? '')
  await begin(staff, { goods: products, location: LOCATION, picture: addresses.get(OPENING) ?? '' })
}
