/** A cart or a checkout that says no, with its own texts. */
import type { Context } from 'hono'
import type { App } from '../../env.ts'
import { languageOf } from '../../http/language.ts'
import type { RefusalCode } from '../../http/refusal.ts'
import { refusedPage } from '../frame/fault.tsx'
import { ordersMessages } from './messages/index.ts'

export const orderRefusedPage = (c: Context<App>, code: RefusalCode): Promise<Response> =>
  refusedPage(c, code, ordersMessages[languageOf(c.req.path)].refused)
