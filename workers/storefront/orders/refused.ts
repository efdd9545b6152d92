/** A cart or a checkout that says no, with its own texts. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../../env.ts'
import { languageOf } from '../../http/language.ts'
import { refusedPage } from '../frame/fault.tsx'
import { ordersMessages } from './messages/index.ts'

export const orderRefusedPage = (c: Context<App>, code: string, status: ContentfulStatusCode): Promise<Response> =>
  refusedPage(c, code, status, ordersMessages[languageOf(c.req.path)].refused)
