/** /api/openapi.json and /api/docs: what the API is, for programs and for people. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { originOf } from '../../http/origin.ts'
import { documentOf, type Document } from '../openapi.ts'
import { Reference } from './page.tsx'
import { exampleOf, type Example } from './purchase.tsx'

/** A new version of the shop is told within minutes. */
const CACHED = 'public, max-age=300'

export const describedBy = (api: OpenAPIHono<App>) => {
  let document: Document | undefined
  const written = () => (document ??= documentOf(api))
  /** The page is long, and the same until the shop is another. */
  let last: { readonly of: string; readonly page: string } | undefined
  const pageFor = (example: Example): string => {
    const of = JSON.stringify(example)
    if (last?.of !== of) {
      const page = (<Reference document={written()} example={example} />).toString()
      last = { of, page: `<!doctype html>${page}` }
    }
    return last.page
  }
  return new Hono<App>()
    .get('/openapi.json', (c) => c.json(written(), 200, { 'cache-control': CACHED }))
    .get('/docs', async (c) => {
      const settings = await settingsFresh(c.env, Date.now())
      const example = exampleOf(originOf(c.env, c.req.url), settings)
      return c.html(pageFor(example), 200, { 'cache-control': CACHED })
    })
}
