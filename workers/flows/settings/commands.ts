/** What staff do to the settings: save one group, or take all of them over from a file. */
import { z } from 'zod'
import { isSettingsGroup } from '#domain/settings/settings'
import { refuse } from '#domain/result'
import { SETTINGS } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { importSettings, saveGroup } from './change.ts'

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
