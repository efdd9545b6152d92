/** /api/openapi.json and /api/docs: what the API is, for programs and for people. Made once in the life of an isolate. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { documentOf, type Document } from '../openapi.ts'
import { Reference } from './page.tsx'

/** A new version of the shop is told within minutes. */
const CACHED = 'public, max-age=300'

export const describedBy = (api: OpenAPIHono<App>) => {
  let written: { readonly document: Document; page?: string } | undefined
  const write = () => (written ??= { document: documentOf(api) })
  return new Hono<App>()
    .get('/openapi.json', (c) => c.json(write().document, 200, { 'cache-control': CACHED }))
    .get('/docs', (c) => {
      const written = write()
      written.page ??= `<!doctype html>${(<Reference document={written.document} />).toString()}`
      return c.html(written.page, 200, { 'cache-control': CACHED })
    })
}
