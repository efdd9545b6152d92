/** What the link of a mail carries by which somebody says for the second time that they want to be forgotten. */
import { ERASURE_LINK_MS } from '#domain/customers/privacy'
import { customerId, type CustomerId } from '#domain/ids'
import { seal, unseal, type SealEnv } from './seal.ts'

export const erasureKey = (env: SealEnv, customer: CustomerId, now: number): Promise<string> =>
  seal(env, 'erasure', `${now + ERASURE_LINK_MS} ${customer}`)

/** @returns null for what this shop has not signed, or too long ago */
export const customerInKey = async (env: SealEnv, key: string, now: number): Promise<CustomerId | null> => {
  const { text, signed } = await unseal(env, 'erasure', key)
  const [until, customer] = text.split(' ')
  return signed && Number(until) > now ? (customerId(customer) ?? null) : null
}
