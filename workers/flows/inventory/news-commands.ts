/** Whoever may see stock says whether they want to be written what runs low. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import { ok, refuse } from '#domain/result'
import type { Staff } from '#schema/users/customers/staff'
import { endNews, wantNews, wantsNews } from '#schema/users/notifications/staff-news'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'

/** Asked by whoever shows the button. */
export const wantsStockNews = (env: Pick<Env, 'USERS_DB'>, staff: Staff): Promise<boolean> =>
  wantsNews(env.USERS_DB, staff.userId)

export const choosingStockNews = command({
  name: 'inventory:news',
  permission: 'inventory:see',
  input: z.strictObject({
    wanted: z.enum(['yes', 'no']).describe('Whether you are written what runs low, once an hour at most.'),
    language: z.enum(LANGUAGES).default('en').describe('Of the mails.'),
  }),
  refusals: ['person-required'],
  repeats: 'none',
  act: async ({ env, staff, now }, { wanted, language }) => {
    if (staff.key) return refuse({ code: 'person-required' })
    if (wanted === 'yes') await wantNews(env.USERS_DB, staff.userId, language, now)
    else await endNews(env.USERS_DB, staff.userId)
    return ok({ wanted: wanted === 'yes' })
  },
  audit: ({ wanted }) => [{ subject: 'low-stock', details: { wanted } }],
})
