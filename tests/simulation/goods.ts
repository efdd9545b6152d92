/** What the simulated shop sells: few goods, so that everybody wants the same. */
import { newProductId, newVariantId, type VariantId } from '#domain/ids'
import type { Dice } from './dice.ts'
import type { World } from './world.ts'

export type Goods = { readonly id: VariantId; readonly tracked: boolean; readonly oversell: boolean }

const bytes = (dice: Dice) => Uint8Array.from({ length: 16 }, () => dice.between(0, 255))

/** Three to five items; now and then one is not counted, one is sold beyond the stock. */
export const putOnSale = (world: World): [Goods, ...Goods[]] => {
  const { dice } = world
  const one = (index: number): Goods =>
    putItemOnSale(world, { tracked: index === 0 || !dice.chance(0.15), oversell: index > 0 && dice.chance(0.15) })
  return [one(0), ...Array.from({ length: dice.between(2, 4) }, (_, index) => one(index + 1))]
}

export const putItemOnSale = (world: World, kind: Omit<Goods, 'id'>): Goods => {
  const id = newVariantId(bytes(world.dice))
  insert(world, { id, ...kind }, world.dice.between(300, 4_000))
  return { id, ...kind }
}

const insert = ({ dice, stores, clock }: World, { id, tracked, oversell }: Goods, price: number): void => {
  const product = newProductId(bytes(dice))
  write(
    stores,
    `INSERT INTO products (id, handle, status, title, description, seo_title, seo_description, translations, words,
       vendor, type, category, tags, options, pictures, availability, version, created_at, updated_at)
     VALUES (?1, ?1, 'active', ?3, '', '', '', '{}', '{}', '', '', '', '[]', '[]', '[]', 'sold-out', 1, ?2, ?2)`,
    product,
    clock.now,
    // By its name it is found in mails.
    `Thing ${id}`,
  )
  write(
    stores,
    `INSERT INTO variants (id, product, position, options, sku, barcode, prices, shown_prices, compare_at, grams,
       requires_shipping, taxable, tracked, oversell)
     SELECT ?1, number, 0, '[]', 'GOOD', '', ?2, ?2, '[]', 100, 1, 1, ?3, ?4 FROM products WHERE id = ?5`,
    id,
    pricesOf(price),
    Number(tracked),
    Number(oversell),
    product,
  )
}

/** Straight into the store, which answers at once. */
const write = ({ products }: World['stores'], text: string, ...values: readonly unknown[]): void =>
  void products
    .prepare(text)
    .bind(...values)
    .run()

const pricesOf = (amount: number) => JSON.stringify([{ amount, currency: 'EUR' }])

/** It costs less than anything, and than anybody has seen. */
export const cheapen = ({ stores, witness }: World, id: VariantId): void => {
  write(stores, `UPDATE variants SET prices = ?1, shown_prices = ?1 WHERE id = ?2`, pricesOf(200), id)
  witness.cheaper.add(id)
}

/** The merchant writes another price, or changes how the item is counted. */
export const changeOffer = ({ stores, dice }: World, id: VariantId): void => {
  if (dice.chance(0.8)) {
    write(
      stores,
      `UPDATE variants SET prices = ?1, shown_prices = ?1 WHERE id = ?2`,
      pricesOf(dice.between(300, 4_000)),
      id,
    )
  } else {
    write(stores, `UPDATE variants SET oversell = 1 - oversell WHERE id = ?`, id)
  }
  write(
    stores,
    `UPDATE products SET version = version + 1 WHERE number = (SELECT product FROM variants WHERE id = ?)`,
    id,
  )
}
