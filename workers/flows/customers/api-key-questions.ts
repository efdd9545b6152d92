/** What staff read of keys of programs: everything but the keys. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { apiKeys } from '#schema/users/customers/api-keys'
import { question } from '../question.ts'

export const listingApiKeys = question({
  name: 'staff:keys',
  permission: 'staff:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await apiKeys(env.USERS_DB)),
})
