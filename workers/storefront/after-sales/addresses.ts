/** Where the pages of what comes back are. */
import type { OrderId } from '#domain/ids'
import { to, type RequestContext } from '../frame/request-context.ts'

type Request = Pick<RequestContext, 'language'>

export const askAddress = (request: Request, order: OrderId): string => to(request, `/orders/${order}/return`)
export const withdrawAddress = (request: Request, order: OrderId): string => to(request, `/orders/${order}/withdraw`)
export const returnAddress = (request: Request, order: OrderId, id: string): string =>
  to(request, `/orders/${order}/returns/${id}`)
