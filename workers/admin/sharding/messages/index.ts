/** What the pages of shards and of dead letters say. Texts with {figures} are filled by fill.ts, also in the browser, by language. */
import type { Language } from '#domain/languages'
import { en, type ShardingMessages } from './en.ts'
import { zh } from './zh.ts'

export const shardingMessages: Readonly<Record<Language, ShardingMessages>> = { en, zh }
