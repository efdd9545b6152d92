/** Codes of a promotion, and a cart that nobody has to try it on: at the desk of the staff. */
import { expect, test } from 'vitest'
import { visit } from './desk.ts'
import { but, clerk, goods, look, make, manager, openDesk, PATH, send, type Fields } from './promotions-desk.ts'

openDesk()

test('codes are made by hand and by number, listed, exported and revoked; what is amiss is said at its field', async () => {
  const id = await make(but({ method: 'code', effect: 'order' }))
  const path = `${PATH}/${id}/codes`
  expect(await look(path)).toContain('No codes yet')
  expect(await look(PATH)).toContain('no code yet')
  const own = `OWN-${crypto.randomUUID().slice(0, 8)}`
  expect(
    (
      await send(
        path,
        [
          ['codes', own],
          ['uses', '3'],
        ],
        clerk,
      )
    ).status,
  ).toBe(403)
  expect(
    (
      await send(path, [
        ['codes', own],
        ['uses', '3'],
      ])
    ).to,
  ).toBe(`${path}?done=codes`)
  expect(
    (
      await send(path, [
        ['count', '3'],
        ['prefix', 'SPRING-'],
      ])
    ).status,
  ).toBe(303)
  const page = await look(path)
  expect(page).toContain(own)
  expect(page.match(/SPRING-[0-9A-Z]{10}<\/b>/g)).toHaveLength(3)
  expect(await look(`${PATH}?q=${own.toLowerCase()}`)).toContain('4 codes')
  for (const [fields, field] of [
    [[], 'codes'],
    [[['count', '5000']], 'count'],
    [
      [
        ['codes', 'ONE'],
        ['count', '2'],
      ],
      'count',
    ],
    [[['codes', 'bad/code!']], 'codes'],
    [
      [
        ['count', '1'],
        ['uses', 'x'],
      ],
      'uses',
    ],
    [
      [
        ['count', '1'],
        ['customer', 'no@body.example'],
      ],
      'customer',
    ],
  ] as const) {
    const wrong = await send(path, fields)
    expect(wrong.status, field).toBe(422)
    expect(wrong.html).toContain(`id="${field}-wrong"`)
  }
  const other = await make(but({ method: 'code', effect: 'order', name: 'Another' }))
  expect((await send(`${PATH}/${other}/codes`, [['codes', own]])).html).toContain(`Taken already: ${own}`)
  expect((await send(`${path}/revoke`, [['code', own]])).to).toBe(`${path}?done=revoked`)
  expect((await send(`${path}/revoke`, [['code', 'NOBODYS']])).status).toBe(404)
  const file = await visit(`${path}.csv`, { cookie: clerk })
  expect(file.headers.get('content-type')).toContain('text/csv')
  const lines = (await file.text()).trim().split('\n')
  expect(lines).toHaveLength(5)
  expect(lines.find((line) => line.startsWith(own))).toMatch(/,3,0,,\d{4}-.*,\d{4}-/)
  for (const one of [id, other]) await send(`${PATH}/${one}/state`, [['state', 'ended']])
})

test('a cart is tried without being opened: what applies, what stands in the way, for whom and where', async () => {
  const id = await make(but({ effect: 'order', name: 'A fifth off', 'value.rate': '20' }), false)
  const path = `${PATH}/try`
  expect(await look(`${path}?promotion=${id}`, clerk)).toContain('Would this cart get “A fifth off”?')
  const found = await send(path, [['find', 'delos mug']])
  expect(found.html).toContain(`value="in:${goods.chalk}"`)
  const taken = await send(path, [
    ['promotion', id],
    ['do', `in:${goods.chalk}`],
  ])
  expect(taken.html).toContain('Delos mug (Chalk)')
  expect(taken.html).toContain('“A fifth off” takes €5.60 off.')
  expect(taken.html).toContain('full ok">Applies')
  const cart: Fields = [
    ['promotion', id],
    ['variant', goods.chalk],
    ['units', '2'],
  ]
  expect((await send(`${path}?lang=zh`, cart)).html).toContain('“A fifth off”减 €11.20。')
  const bounded = await make(
    [...but({ effect: 'order', name: 'From a hundred', 'value.rate': '50' }), ['minimumSum.EUR', '100']],
    false,
  )
  const short = await send(path, [['promotion', bounded], ...cart.slice(1)])
  expect(short.html).toContain('“From a hundred” does not count: €44.00 more is missing.')
  expect(short.html).toContain('Does not apply')
  for (const [fields, field] of [
    [[['customer', 'no@body.example']], 'customer'],
    [[['country', 'Atlantis']], 'country'],
    [
      [
        ['variant', goods.bowl],
        ['units', '1'],
      ],
      'find',
    ],
    [
      [
        ['variant', goods.jug],
        ['units', 'many'],
      ],
      'find',
    ],
  ] as const) {
    const wrong = await send(path, [...cart, ...fields])
    expect(wrong.status, field).toBe(422)
    expect(wrong.html).toContain(`id="${field}-wrong"`)
  }
  const coded = await send(path, [...cart, ['codes', 'NOBODYS-CODE']])
  expect(coded.html).toContain('NOBODYS-CODE')
  expect(coded.html).toContain('Nobody has made these codes')
  expect((await visit(`${path}?promotion=promo_nothing`, { cookie: manager })).status).toBe(404)
})
