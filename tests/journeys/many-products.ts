/** What staff do to many products at once, by the forms of the list: for the journeys that press them. */
import { productByHandle } from '#schema/products/catalog/catalog'
import { visit } from './desk.ts'
import { shop } from './goods.ts'

export const PATH = '/admin/products'

export type Fields = readonly (readonly [string, string])[]

export const idOf = async (handle: string): Promise<string> =>
  (await productByHandle(shop.PRODUCTS_DB, handle))?.id ?? ''

export const titlesIn = (html: string) =>
  Array.from(html.matchAll(/class="id clip"[^>]*>([^<]*)</g), ([, title]) => title)

export const bulkOf = async (act: string, handles: readonly string[], fields: Fields = []) => {
  const picks = await Promise.all(handles.map(async (handle) => ['pick', await idOf(handle)] as const))
  return [...picks, ['act', act], ['back', 'status=active'], ...fields] as const
}

export const runIn = (to: string): string => /run=(list-[\w-]+)/.exec(to)?.[1] ?? ''

/** @param session whose cookie is asked for with each press, as it is known only once somebody has signed in */
export const openList = (session: () => string) => {
  const onward = async (to: string) => (await visit(to, { cookie: session() })).text()
  const send = async (path: string, fields: Fields, cookie = session()) => {
    const answer = await visit(`${PATH}/${path}`, { cookie, form: [...fields, ['key', crypto.randomUUID()]] })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  return { onward, look: (query: string) => onward(`${PATH}${query}`), send }
}
