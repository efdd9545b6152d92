/** What staff do to the settings: begin with them, save one group, or take all of them over from a file. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import type { Currency } from '#domain/money'
import { isSettingsGroup } from '#domain/settings/settings'
import { refuse } from '#domain/result'
import { SETTINGS } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { importSettings, saveGroup } from './change.ts'
import { startShop } from './start.ts'

export const saving = command({
  name: 'settings:save',
  permission: 'settings:change',
  input: z.strictObject({
    group: z.string().max(100),
    version: z.int().min(0).describe('That was changed; 0: none was saved yet.'),
    value: z.unknown().describe('The whole document of the group.'),
  }),
  refusals: ['settings-group-unknown', 'settings-invalid', 'settings-changed'],
  repeats: 'none',
  act: async ({ env, now }, { group, version, value }) =>
    isSettingsGroup(group)
      ? saveGroup(env, { group, value, basedOn: version }, now)
      : refuse({ code: 'settings-group-unknown' }),
  audit: (_, { group, version }) => [{ subject: `settings:${group}`, details: { version } }],
  purges: () => [SETTINGS],
})

export const importing = command({
  name: 'settings:import',
  permission: 'settings:change',
  input: z.strictObject({
    file: z.unknown().describe('As it was exported.'),
    anotherShop: z.boolean().default(false).describe('Take over what another shop has exported.'),
  }),
  refusals: ['settings-invalid', 'settings-format-newer', 'settings-of-another-shop', 'settings-changed'],
  repeats: 'none',
  act: ({ env, now }, input) => importSettings(env, input, now),
  audit: (_, { changed }) =>
    changed.map(({ group, version }) => ({ subject: `settings:${group}`, details: { version, imported: true } })),
  purges: () => [SETTINGS],
})

/** An empty one is refused by its rule, with its field. */
const Word = z.string().trim().max(1_000).default('')

export const starting = command({
  name: 'settings:start',
  permission: 'settings:change',
  input: z.strictObject({
    name: Word,
    country: Word.describe('ISO 3166-1 alpha-2.'),
    currency: Word.transform((text) => text as Currency).describe('ISO 4217.'),
    timeZone: Word.describe('IANA: `Asia/Tokyo`.'),
    language: z.enum(LANGUAGES).describe('The one in which the shop speaks first.'),
  }),
  refusals: ['settings-invalid', 'settings-changed'],
  repeats: 'none',
  act: ({ env, now }, input) => startShop(env, input, now),
  audit: (_, saved) => saved.map(({ group, version }) => ({ subject: `settings:${group}`, details: { version } })),
  purges: () => [SETTINGS],
})
