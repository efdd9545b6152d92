/** Promotions at the desk of the staff: forms as browsers send them, and what is kept of them. */
import { beforeAll } from 'vitest'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn as atApi } from './staff.ts'

export let goods: Goods
export let manager: string
export let clerk: string
export let api: Readonly<Record<string, string>>
export const openDesk = (): void => {
  beforeAll(async () => {
    goods = await stockGoods()
    manager = (await signedIn('manager')).cookie
    clerk = (await signedIn('clerk')).cookie
    api = await atApi('manager')
  }, 60_000)
}

export const PATH = '/admin/promotions'
export type Fields = readonly (readonly [string, string])[]
export const send = async (path: string, fields: Fields, cookie = manager) => {
  const answer = await visit(path, { cookie, form: [['key', crypto.randomUUID()], ...fields] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
export const look = async (path: string, cookie = manager) => (await visit(path, { cookie })).text()
export const plain: Fields = [
  ['name', 'Tenth off the table'],
  ['title.en', '10 % off'],
  ['title.zh', '九折'],
  ['method', 'automatic'],
  ['effect', 'goods'],
  ['set.scope', 'all'],
  ['value.how', 'percent'],
  ['value.rate', '12.5'],
]
export const but = (change: Readonly<Record<string, string>>): Fields => [
  ...plain.filter(([name]) => !(name in change)),
  ...Object.entries(change),
]
export const idIn = (to: string) => /promo_\w{16}/.exec(to)?.[0] ?? ''
export const kept = async (id: string) => (await call('GET', `/api/admin/promotions/${id}`, { headers: api })).json
export const make = async (fields: Fields, runs = true) =>
  idIn((await send(`${PATH}/new`, [...fields, ...(runs ? [['do', 'run'] as const] : [])])).to)

/** As a browser would send the form that is shown. */
export const fieldsOf = (html: string): Fields => {
  const form = /<form id="promotion"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const unescaped = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
  const fields: [string, string][] = []
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const named = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    const [name, type] = [named('name'), named('type')]
    if (name === undefined || name === 'key') continue
    if ((type === 'checkbox' || type === 'radio') && !/\bchecked\b/.test(tag)) continue
    fields.push([name, unescaped(named('value') ?? (type === 'checkbox' ? 'on' : ''))])
  }
  for (const [, attributes = '', options = ''] of form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1]
    const value = /<option value="([^"]*)" selected/.exec(options)?.[1]
    if (name && value !== undefined) fields.push([name, value])
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea [^>]*?name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    fields.push([name, unescaped(text)])
  return fields
}
