/** /account/passkeys: what the script of the page asks, because browsers hand passkeys to nothing else. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import {
  addCustomerPasskey,
  beginNewPasskey,
  beginPasskeySignIn,
  removeCustomerPasskey,
  signInByCustomerPasskey,
} from '../../flows/customers/passkeys.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { readBody } from '../../http/body.ts'
import { customerAsking } from '../../http/customer.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { line } from '../../flows/input.ts'
import { refused } from '../../http/refusal.ts'
import { letIn, wantedPage, withCookies } from './let-in.ts'
import { signedIn } from './signed-in.ts'

/** What an authenticator has signed is some two KB. */
const BODY_BYTES_MAX = 16 * 1024

const Signed = z.object({
  response: z.looseObject({ id: z.string() }),
  to: z.string().max(500).optional(),
  /** Whether the browser is theirs. */
  remember: z.boolean().default(true),
})
const New = z.object({ response: z.looseObject({ id: z.string() }), name: line(0, 100) })

const bodyOf = async <S extends z.ZodType>(c: Context<App>, schema: S): Promise<z.output<S> | null> => {
  const bytes = await readBody(c.req.raw, BODY_BYTES_MAX)
  if (!bytes) return null
  try {
    const read = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export const passkeys = new Hono<App>()
  .post('/options', async (c) => {
    const asked = await beginPasskeySignIn(c.env, c.req.raw, Date.now())
    return asked.ok ? withCookies(c.json(asked.value.options), asked.value.cookies) : refused(c, asked.refusal)
  })
  .post('/sign-in', async (c) => {
    const body = await bodyOf(c, Signed)
    if (!body) return refused(c, { code: 'request-invalid' })
    const wishes = { response: body.response, language: languageOf(c.req.path), remember: body.remember }
    const done = await signInByCustomerPasskey(c.env, c.req.raw, wishes, Date.now())
    if (!done.ok) return refused(c, done.refusal)
    const to = wantedPage(c, body.to)
    const led = await letIn(c, done.value, to)
    return withCookies(c.json({ to: led.headers.get('location') ?? to }), led.headers.getSetCookie())
  })
  .post('/new/options', async (c) => {
    const customer = await customerAsking(c.env, c.req.raw)
    if (!customer) return refused(c, { code: 'sign-in-required' })
    const asked = await beginNewPasskey({ env: c.env, request: c.req.raw, customer }, Date.now())
    return asked.ok ? withCookies(c.json(asked.value.options), asked.value.cookies) : refused(c, asked.refusal)
  })
  .post('/new', async (c) => {
    const customer = await customerAsking(c.env, c.req.raw)
    if (!customer) return refused(c, { code: 'sign-in-required' })
    const body = await bodyOf(c, New)
    if (!body) return refused(c, { code: 'request-invalid' })
    const done = await addCustomerPasskey({ env: c.env, request: c.req.raw, customer }, body, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok
      ? c.json({ to: pathIn(languageOf(c.req.path), '/account/security?done=passkey') })
      : refused(c, done.refusal)
  })
  .post('/:id/remove', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    await removeCustomerPasskey({ env: c.env, request: c.req.raw, customer }, c.req.param('id'))
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.redirect(pathIn(languageOf(c.req.path), '/account/security?done=passkey-removed'), 303)
  })
