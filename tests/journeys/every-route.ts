/** What the shop answers, as its doors list it themselves: nothing here has to be told of a new route. */
import type { Hono } from 'hono'
import { admin } from '../../workers/admin/index.tsx'
import { accountPages } from '../../workers/storefront/customers/account.ts'
import { storefront } from '../../workers/storefront/index.tsx'
import { call } from './caller.ts'

export type Route = { readonly method: string; readonly path: string }
/** With the permission that it names, where it is the staff's. */
export type Operation = Route & { readonly permission: string | undefined; readonly hasBody: boolean }

type Described = { readonly description?: string; readonly requestBody?: unknown }
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }

export const operationsOfApi = async (): Promise<Operation[]> => {
  const { paths } = (await call('GET', '/api/openapi.json')).json as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { description = '', requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      permission: /May: `([a-z-]+:[a-z]+)`/.exec(description)?.[1],
      hasBody: requestBody !== undefined,
    })),
  )
}

/** What middleware listens to is no route: it answers every method. */
const pagesOf = (door: Pick<Hono, 'routes'>): Route[] => {
  const pages = door.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path }))
  return [...new Map(pages.map((page) => [`${page.method} ${page.path}`, page])).values()]
}

export const pagesOfAdmin = (): Route[] => pagesOf(admin as unknown as Hono)
export const pagesOfStorefront = (): Route[] => [
  ...pagesOf(storefront as unknown as Hono),
  ...pagesOf(accountPages as unknown as Hono),
]

/** Longer than this, somebody would think it broken. */
const ANSWERED_WITHIN_MS = 2_000

/** Asks until it is answered in time: a busy machine is slow once, a rule that costs too much is slow again. */
export const inTime = async <T>(name: string, ask: () => Promise<T>, tries = 3): Promise<T> => {
  const from = performance.now()
  const answer = await ask()
  const took = performance.now() - from
  if (took < ANSWERED_WITHIN_MS) return answer
  if (tries === 1) throw new Error(`${name} took ${Math.round(took)} ms`)
  return inTime(name, ask, tries - 1)
}

/** @param names what stands for a place of the address; a name that is not known stands for itself */
export const addressOf = ({ path }: Route, names: Readonly<Record<string, string>>): string =>
  path
    .replace(/\{(\w+)\}|:(\w+)(?:\{[^/]*\})?\??/g, (_, inBraces?: string, afterColon?: string) => {
      const name = inBraces ?? afterColon ?? ''
      return encodeURIComponent(names[name] ?? name)
    })
    .replaceAll('*', 'nothing')
