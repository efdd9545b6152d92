/**
 * Devices on which somebody wants to be told: of one order by a press on its page, of their account by a press among their preferences.
 * Whoever signs out ends those of that browser with the session.
 */
import { emailKey } from '#domain/customers/staff'
import type { CustomerId, OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import {
  checkSubscription,
  newPushDeviceId,
  type PushDevice,
  type PushDeviceId,
  type PushSubscription,
} from '#domain/notifications/push'
import { hostOf } from '#domain/notifications/webhooks/address'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import {
  endPushDevice,
  forgetOldPushDevices,
  keepPushDevice,
  pushDevicesOf,
} from '#schema/users/notifications/push-devices'
import type { Env } from '../../env.ts'
import { deviceText } from '../../http/device.ts'
import { isPushDemo, pushKeyOf } from '../../providers/push/index.ts'
import { carrierOf, standingOf } from './webhook-addresses.ts'

export type PushRefusal = { readonly code: 'push-subscription-unfit' }

/** Who has pressed, where. */
type Pressed = {
  readonly subscription: PushSubscription
  readonly request: Request
  readonly language: Language
  /** Whoever is signed in. */
  readonly customer: { readonly id: CustomerId; readonly session: { readonly id: string } } | null
}

type Whose = { readonly about: OrderId | CustomerId; readonly email: string; readonly customerId: CustomerId | null }

/** Where nothing is ever sent nobody is asked what a name stands for. */
const isOutside = async (env: Env, endpoint: string): Promise<boolean> => {
  if (isPushDemo(env)) return true
  const standing = await standingOf(carrierOf(env), hostOf(endpoint))
  return standing === 'public' || standing === 'unknown'
}

const keep = async (
  env: Env,
  { about, email, customerId }: Whose,
  { subscription, request, language, customer }: Pressed,
  now: number,
): Promise<Result<PushDeviceId, PushRefusal>> => {
  const checked = checkSubscription(subscription)
  if (!checked.ok) return checked
  if (!(await isOutside(env, checked.value.endpoint))) return refuse({ code: 'push-subscription-unfit' })
  const id = newPushDeviceId(crypto.getRandomValues(new Uint8Array(24)))
  await keepPushDevice(env.USERS_DB, {
    ...checked.value,
    id,
    about,
    serverKey: pushKeyOf(env),
    email: emailKey(email),
    customerId,
    session: customer?.session.id ?? null,
    language,
    device: deviceText(request.headers.get('user-agent') ?? ''),
    at: now,
  })
  return ok(id)
}

/** Whoever may see the order may be told of it. */
export const tellOfOrderHere = (
  env: Env,
  { id, email, customerId }: Pick<Order, 'id' | 'email' | 'customerId'>,
  pressed: Pressed,
  now: number,
): Promise<Result<PushDeviceId, PushRefusal>> =>
  keep(env, { about: id, email, customerId: customerId ?? null }, pressed, now)

export const tellOfAccountHere = (
  env: Env,
  { id, email }: { readonly id: CustomerId; readonly email: string },
  pressed: Pressed,
  now: number,
): Promise<Result<PushDeviceId, PushRefusal>> => keep(env, { about: id, email, customerId: id }, pressed, now)

/** The latest first. */
export const devicesTold = (env: Env, about: OrderId | CustomerId, now: number): Promise<PushDevice[]> =>
  pushDevicesOf(env.USERS_DB, [about], { now, serverKey: pushKeyOf(env) })

/** Of nobody else's anything happens. */
export const endDevice = (env: Pick<Env, 'USERS_DB'>, about: OrderId | CustomerId, id: PushDeviceId): Promise<void> =>
  endPushDevice(env.USERS_DB, about, id)

/** By the clock. */
export const sweepPushDevices = (env: Pick<Env, 'USERS_DB'>, now: number): Promise<void> =>
  forgetOldPushDevices(env.USERS_DB, now)
