/** Lets the promotions of the demo run. One that is there already, by its name, stays as somebody has made it. */
import { NAMED_COLLECTION, NAMED_GOODS, promotionsOf, type Good, type Named } from './promotions.ts'
import type { Sender } from './sender.ts'

const PATH = '/api/admin/promotions'

type There = { readonly id: string; readonly name: string }

const namedBy = async (get: Sender['get']): Promise<Named> => {
  const goods = NAMED_GOODS.map(async (handle) => [handle, (await get(`/api/products/${handle}`)) as Good] as const)
  const { collection } = (await get(`/api/collections/${NAMED_COLLECTION}`)) as {
    readonly collection: { readonly id: string }
  }
  return { goods: new Map(await Promise.all(goods)), collection: collection.id }
}

/** Behind the goods. @param now ms: a sale begins on a Friday to come */
export const offer = async ({ get, post }: Pick<Sender, 'get' | 'post'>, now = Date.now()): Promise<void> => {
  const named = await namedBy(get)
  const { promotions: there } = (await get(PATH)) as { readonly promotions: readonly There[] }
  for (const { draft, code } of promotionsOf(named, now)) {
    const { id } = there.find(({ name }) => name === draft.name) ?? ((await post(PATH, draft)) as There)
    if (code === null) continue
    const { codes } = (await get(`${PATH}/${id}/codes`)) as { readonly codes: readonly unknown[] }
    if (codes.length === 0) await post(`${PATH}/${id}/codes`, { codes: [code] })
  }
}
