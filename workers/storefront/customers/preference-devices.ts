/** /account/preferences/device: on which devices somebody is told of their account. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { endDevice, tellOfAccountHere } from '../../flows/notifications/push-devices.ts'
import { readForm } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { refusedPage } from '../frame/fault.tsx'
import { deviceIn, pressedIn } from '../notifications/pressed.ts'
import { signedIn } from './signed-in.ts'

const BACK = '/account/preferences#devices'

export const preferenceDevices = new Hono<App>()
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const done = await tellOfAccountHere(c.env, customer, await pressedIn(c, form.value), Date.now())
    if (!done.ok) return refusedPage(c, done.refusal.code)
    return c.redirect(pathIn(languageOf(c.req.path), BACK), 303)
  })
  .post('/end', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const device = deviceIn(form.value)
    if (device) await endDevice(c.env, customer.id, device)
    return c.redirect(pathIn(languageOf(c.req.path), BACK), 303)
  })
