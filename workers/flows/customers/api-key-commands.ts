/** What staff do about keys of programs: make one, revoke one. A key can do neither. */
import { z } from 'zod'
import {
  isEntitled,
  KEY_DAYS_MAX,
  KEY_NAME_LENGTH_MAX,
  KEY_PERMISSIONS,
  newApiKeyId,
  newApiKeySecret,
  shownOf,
} from '#domain/customers/api-keys'
import { ok, refuse } from '#domain/result'
import { addApiKey, apiKeyBy, revokeApiKey } from '#schema/users/customers/api-keys'
import { sha256 } from '../../http/digest.ts'
import { command } from '../command.ts'
import { id, text } from '../input.ts'

const DAY_MS = 24 * 60 * 60_000

/** Nobody is told the key a second time: whoever lost it makes another. */
export const makingApiKey = command({
  name: 'staff:key-make',
  permission: 'staff:change',
  input: z.strictObject({
    name: text(1, KEY_NAME_LENGTH_MAX).describe('What the program is called: the audit log names it by this.'),
    permissions: z
      .array(z.enum(KEY_PERMISSIONS))
      .min(1)
      .max(KEY_PERMISSIONS.length)
      .describe('What it opens, and nothing else.'),
    days: z
      .int()
      .min(1)
      .max(KEY_DAYS_MAX)
      .nullish()
      .describe('After so many it opens nothing any more; without, it stays.'),
  }),
  refusals: ['api-keys-full', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, staff, now, once }, { name, permissions, days }) => {
    const secret = newApiKeySecret(crypto.getRandomValues(new Uint8Array(40)))
    const made = await addApiKey(
      env.USERS_DB,
      {
        id: newApiKeyId(crypto.getRandomValues(new Uint8Array(16))),
        name,
        hash: await sha256(secret),
        ...shownOf(secret),
        permissions: KEY_PERMISSIONS.filter((one) => permissions.includes(one)),
        madeBy: staff.userId,
        expiresAt: days ? now + days * DAY_MS : null,
        request: once.key,
        asked: once.request,
      },
      now,
    )
    if (!made) return refuse({ code: 'api-keys-full' })
    if (made.asked !== once.request) return refuse({ code: 'idempotency-key-reused' })
    // The same request once more has made none, and what was told is told once.
    return ok({ key: made.key, secret: made.isNew ? secret : null })
  },
  audit: (_, { key: { id: subject, name, permissions, expiresAt } }) => [
    { subject, details: { name, permissions, expiresAt } },
  ],
})

/** Whoever may make keys revokes any; everybody else those that they made themselves. */
export const revokingApiKey = command({
  name: 'staff:key-revoke',
  permission: 'staff:see',
  input: z.strictObject({ key: id }),
  refusals: ['api-key-unknown', 'api-key-not-yours'],
  repeats: 'none',
  act: async ({ env, staff, now }, { key: asked }) => {
    const key = await apiKeyBy(env.USERS_DB, asked)
    if (!key) return refuse({ code: 'api-key-unknown' })
    if (key.madeBy !== staff.userId && !isEntitled(staff, makingApiKey.permission))
      return refuse({ code: 'api-key-not-yours' })
    if (key.revokedAt === null) await revokeApiKey(env.USERS_DB, key.id, now)
    return ok({ key: { ...key, revokedAt: key.revokedAt ?? now }, isNew: key.revokedAt === null })
  },
  audit: (_, { key: { id: subject, name }, isNew }) => (isNew ? [{ subject, details: { name } }] : []),
})
