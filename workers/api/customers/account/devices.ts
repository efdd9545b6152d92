/** /api/account/devices: on which devices somebody is told of their account by push. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { PUSH_DEVICES_MAX, pushDeviceId } from '#domain/notifications/push'
import { devicesTold, endDevice, tellOfAccountHere } from '../../../flows/notifications/push-devices.ts'
import { refused } from '../../../http/refusal.ts'
import { pushKeyOf } from '../../../providers/push/index.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant, Language } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const Devices = z
  .object({
    serverKey: z
      .string()
      .describe('By which a browser subscribes (`applicationServerKey`), base64url; empty: nobody sends.'),
    devices: z.array(
      z.object({
        id: z.string().describe('`psh_` and 24 characters.'),
        device: z.string().describe('As its owner would call it; may be empty.'),
        language: Language,
        at: Instant,
      }),
    ),
  })
  .openapi('Devices')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read which devices are told',
  description: 'The latest first. Where they are reached, and by which keys, nobody is given again.',
  responses: { 200: answer(Devices, 'All of them.'), ...refusals(...OWN_REFUSALS) },
})

const telling = createRoute({
  ...own,
  method: 'put',
  path: '/',
  tags,
  summary: 'Tell a device',
  description:
    'Takes what `PushManager.subscribe` gives in a browser. The same device once more stays one; it ends with the session that ' +
    `asks, and of more than ${PUSH_DEVICES_MAX} the oldest makes room.`,
  request: {
    body: body(
      z
        .strictObject({
          endpoint: z.string().max(2_000).describe('https, a public name, the usual port.'),
          p256dh: z.string().max(200).describe('65 bytes in base64url.'),
          auth: z.string().max(200).describe('16 bytes in base64url.'),
          language: Language.optional(),
        })
        .openapi('PushSubscription', {
          example: { endpoint: 'https://push.example.com/abc', p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
        }),
    ),
  },
  responses: {
    200: answer(Devices, 'All of them now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'push-subscription-unfit'),
  },
})

const ending = createRoute({
  ...own,
  method: 'delete',
  path: '/{device}',
  tags,
  summary: 'Tell a device no more',
  description: 'Ended twice it is ended once; of anybody else’s nothing happens.',
  request: { params: z.object({ device: z.string().openapi({ example: 'psh_7k3m9qxd0000000000000000' }) }) },
  responses: { 200: answer(Devices, 'All of them now.'), ...refusals(...OWN_CHANGE_REFUSALS) },
})

const now = async (c: Context<AccountDoor>): Promise<z.infer<typeof Devices>> => {
  const told = await devicesTold(c.env, c.get('own').customer.id, Date.now())
  return {
    serverKey: pushKeyOf(c.env),
    devices: told.map(({ id, device, language, at }) => ({ id, device, language, at })),
  }
}

export const devices = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json(await now(c), 200))
  .openapi(telling, async (c) => {
    const { customer, request } = c.get('own')
    const { language = customer.language, ...subscription } = c.req.valid('json')
    const done = await tellOfAccountHere(c.env, customer, { subscription, request, language, customer }, Date.now())
    return done.ok ? c.json(await now(c), 200) : refused(c, done.refusal)
  })
  .openapi(ending, async (c) => {
    const device = pushDeviceId(c.req.valid('param').device)
    if (device) await endDevice(c.env, c.get('own').customer.id, device)
    return c.json(await now(c), 200)
  })
