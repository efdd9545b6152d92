/** What staff read of the settings: the groups and what they do not say yet, each as it is and as it was, all of them as one file. */
import { z } from 'zod'
import { wallClock } from '#domain/logistics/calendar'
import { ok, refuse } from '#domain/result'
import { chargeGaps, gapsOf, type SettingsGap } from '#domain/settings/gaps'
import { isSettingsGroup, SETTINGS_GROUPS, type Settings } from '#domain/settings/settings'
import { countDue } from '#schema/products/pricing/due'
import { unpricedIn } from '#schema/products/catalog/unpriced'
import { savedSettings, settingsAt, versionsOf } from '#schema/products/settings/settings'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { question } from '../question.ts'
import { exportSettings } from './change.ts'
import { settingsHistory } from './history.ts'
import { currentSettings, settingsFresh } from './settings.ts'

const permission = 'settings:see'
const PAGE = 50

const group = z.string()
const version = z.coerce.number().int().min(1)

/** A provider that lacks what it needs says so where somebody pays; here it says nothing. */
const unpayable = (env: Env, settings: Settings): readonly SettingsGap[] => {
  try {
    const { stepIn } = paymentsOf(env)
    return stepIn ? chargeGaps(settings, stepIn) : []
  } catch {
    return []
  }
}

export const listingSettings = question({
  name: 'settings:list',
  permission,
  input: z.object({}),
  refusals: [],
  answer: async ({ env, now }) => {
    const [{ versions }, settings] = await Promise.all([
      savedSettings(env.PRODUCTS_DB, SETTINGS_GROUPS),
      settingsFresh(env, now),
    ])
    const groups = SETTINGS_GROUPS.map((one) => ({ group: one, version: versions[one] ?? 0 }))
    const [unpriced, pricesDue] = await Promise.all([
      unpricedIn(env.PRODUCTS_DB, settings.markets.currencies),
      countDue(env.PRODUCTS_DB, now),
    ])
    const gaps = gapsOf(settings, wallClock(now, settings.shop.timeZone).day)
    const prices = unpriced.map((one) => ({ code: 'no-price', ...one }) as const)
    return ok({ groups, gaps: [...gaps, ...prices, ...unpayable(env, settings)], pricesDue })
  },
})

export const exportingSettings = question({
  name: 'settings:export',
  permission,
  input: z.object({}),
  refusals: ['settings-empty'],
  answer: ({ env }) => exportSettings(env),
})

export const readingSettings = question({
  name: 'settings:read',
  permission,
  input: z.object({ group }),
  refusals: ['settings-group-unknown'],
  answer: async ({ env }, { group: name }) => {
    return isSettingsGroup(name) ? ok(await currentSettings(env, name)) : refuse({ code: 'settings-group-unknown' })
  },
})

/** The latest first. */
export const listingSettingsVersions = question({
  name: 'settings:versions',
  permission,
  input: z.object({ group, before: version.optional() }),
  refusals: ['settings-group-unknown'],
  answer: async ({ env }, { group: name, before = Number.MAX_SAFE_INTEGER }) => {
    if (!isSettingsGroup(name)) return refuse({ code: 'settings-group-unknown' })
    return ok(await versionsOf(env.PRODUCTS_DB, name, { before, limit: PAGE }))
  },
})

export const readingPastSettings = question({
  name: 'settings:read-past',
  permission,
  input: z.object({ group, version }),
  refusals: ['settings-group-unknown', 'settings-version-unknown'],
  answer: async ({ env }, { group: name, version: which }) => {
    if (!isSettingsGroup(name)) return refuse({ code: 'settings-group-unknown' })
    const value = await settingsAt(env.PRODUCTS_DB, name, which)
    return value ? ok({ group: name, version: which, value }) : refuse({ code: 'settings-version-unknown' })
  },
})

/** Each with who saved it and what it said, the latest first. Pages at length are half a megabyte each. */
export const listingPastSettings = question({
  name: 'settings:list-past',
  permission,
  input: z.object({ group, before: version.optional(), limit: z.int().min(1).max(11) }),
  refusals: ['settings-group-unknown'],
  answer: async ({ env }, { group: name, before = Number.MAX_SAFE_INTEGER, limit }) => {
    if (!isSettingsGroup(name)) return refuse({ code: 'settings-group-unknown' })
    return ok(await settingsHistory(env, name, { before, limit }))
  },
})
