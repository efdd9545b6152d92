/** What hangs on a wall, and from a ceiling. */
import { dim, lit, paint } from './colour.ts'
import { markPath } from './forms.ts'
import { leaf } from './plants.ts'
import type { Draw } from './way.ts'

export const mirror: Draw = (p, c) => {
  const [x, y] = [400, 520]
  p.line(
    'M400 236L262 370M400 236L538 370',
    '#2b2a48',
    15,
    `transform="translate(30 26)" opacity=".2" filter="${p.blur(7)}"`,
  )
  p.oval(x + 44, y + 50, 246, 246, '#2b2a48', `opacity=".3" filter="${p.blur(16)}"`)
  p.line(
    'M400 236L262 370M400 236L538 370',
    p.lin([
      [0, lit(c.cord, 0.3)],
      [1, dim(c.cord, 0.2)],
    ]),
    15,
  )
  p.oval(
    x,
    y,
    250,
    250,
    p.lin(
      [
        [0, lit(c.a, 0.5)],
        [0.5, c.a],
        [1, dim(c.a, 0.42)],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  p.oval(x, y, 226, 226, dim(c.a, 0.5))
  p.oval(
    x + 3,
    y + 4,
    222,
    222,
    p.lin(
      [
        [0, '#c3d3da'],
        [0.5, '#e6ecea'],
        [1, '#f5ead3'],
      ],
      0,
      0,
      0.8,
      1,
    ),
  )
  const glass = p.clip('M178 524a225 225 0 1 0 450 0a225 225 0 1 0 -450 0')
  p.group(`clip-path="${glass}"`, () => {
    p.path('M170 640L640 560V780H170Z', '#d9cbb4', 'opacity=".75"')
    p.path('M452 300H520L516 640L448 652Z', '#fbf4e4', 'opacity=".75"').path(
      'M520 300L534 304L530 637L516 640Z',
      '#a9a4a6',
      'opacity=".6"',
    )
    p.path('M230 760L420 280H500L300 780ZM340 780L540 300H566L372 790Z', '#fff', 'opacity=".26"')
    leaf(p, 250, 700, -70, 150, 30, paint.sage)
    leaf(p, 250, 700, -104, 120, 26, paint.sage)
    leaf(p, 250, 700, -38, 110, 24, paint.sage)
  })
  p.oval(412, 246, 17, 17, '#2b2a48', `opacity=".3" filter="${p.blur(5)}"`)
  p.oval(
    400,
    234,
    15,
    15,
    p.rad(
      [
        [0, lit(paint.brass, 0.6)],
        [0.6, paint.brass],
        [1, dim(paint.brass, 0.4)],
      ],
      0.35,
      0.3,
      0.8,
    ),
  )
}

export const print: Draw = (p, c) => {
  p.path('M196 216H604V776H196Z', '#2b2a48', `transform="translate(34 36)" opacity=".3" filter="${p.blur(14)}"`)
  p.path(
    'M196 216H604V776H196Z',
    p.lin(
      [
        [0, lit(c.rail, 0.4)],
        [0.5, c.rail],
        [1, dim(c.rail, 0.4)],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  p.path('M214 234H586V758H214Z', dim(c.rail, 0.5)).path('M218 238H586V758H218Z', '#f8f2e5')
  const sheet = 'M268 296H532V688H268Z'
  p.path(
    sheet,
    p.lin(
      [
        [0, c.a],
        [1, c.b],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.group(`clip-path="${p.clip(sheet)}"`, () => {
    p.oval(430, 448, 58, 58, c.f)
    p.path('M260 500Q300 470 350 482T440 486L540 500V540H260Z', c.c, 'opacity=".55"')
    p.path('M260 520H540V700H260Z', c.c)
    p.path(
      'M260 580Q330 566 400 582T540 574V700H260ZM260 640Q330 628 400 642T540 636V700H260Z',
      dim(c.c, 0.3),
      'opacity=".6"',
    )
    p.line('M398 536H462M390 556H470M404 600H456M412 626H448', c.f, 6, 'opacity=".9"')
    p.path('M322 540l16 -54v54ZM344 540v-44q20 20 22 44ZM312 543h62q-6 12 -16 12h-32q-8 -4 -14 -12Z', '#fbf3e2')
  })
  p.path(markPath(506, 706, 24), dim('#f8f2e5', 0.5))
  p.path('M218 238H400L262 758H218Z', '#fff', 'opacity=".22"')
}

export const calendar: Draw = (p, c) => {
  const sheet = 'M216 250H584V800Q520 806 470 800T330 802T216 796Z'
  p.path(sheet, '#2b2a48', `transform="translate(28 28)" opacity=".28" filter="${p.blur(12)}"`)
  p.path(
    sheet,
    p.lin(
      [
        [0, '#fffaf0'],
        [0.6, '#f5ecdb'],
        [1, '#ddd2bf'],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  p.group(`clip-path="${p.clip(sheet)}"`, () => {
    p.path(
      'M216 250H584V430H216Z',
      p.lin(
        [
          [0, lit(c.a, 0.24)],
          [1, c.a],
        ],
        0,
        0,
        1,
        1,
      ),
    )
    p.oval(500, 320, 46, 46, c.f).path('M216 398Q300 350 390 388T584 372V430H216Z', c.b)
    p.path('M216 416Q320 384 420 412T584 404V430H216Z', dim(c.b, 0.3))
  })
  let [days, lines] = ['', '']
  for (let day = 0; day < 31; day++) {
    const [column, row] = [(day + 2) % 7, Math.floor((day + 2) / 7)]
    days += `M${258 + column * 47} ${496 + row * 56}h14`
  }
  for (let row = 0; row < 6; row++) lines += `M244 ${462 + row * 56}H556`
  p.line(lines, '#b9ac98', 2, 'opacity=".7"').line(days, '#5b5560', 6)
  p.oval(359, 664, 22, 22, 'none', `stroke="${c.b}" stroke-width="5"`).oval(500, 552, 11, 11, c.f)
  const brass = p.lin(
    [
      [0, lit(paint.brass, 0.5)],
      [0.5, paint.brass],
      [1, dim(paint.brass, 0.4)],
    ],
    0,
    0,
    0,
    1,
  )
  p.path(
    'M330 222H470V268Q400 276 330 268Z',
    '#2b2a48',
    `transform="translate(8 10)" opacity=".3" filter="${p.blur(4)}"`,
  )
  p.path('M330 222H470V268Q400 276 330 268Z', brass)
  p.line('M370 226C366 170 434 170 430 226', brass, 9)
}

export const pendant: Draw = (p, c) => {
  p.oval(
    410,
    760,
    300,
    150,
    p.rad([
      [0, '#fff0c0', 0.8],
      [0.5, '#ffe9b0', 0.24],
      [1, '#ffe9b0', 0],
    ]),
  )
  p.path(
    'M180 520L60 940H740L620 520Z',
    p.lin(
      [
        [0, '#fff0c0', 0.42],
        [1, '#fff0c0', 0],
      ],
      0,
      0,
      0,
      1,
    ),
    `filter="${p.blur(9)}"`,
  )
  p.line('M400 -200V330', c.cord, 6)
  p.path(
    'M378 292H422L430 344H370Z',
    p.lin([
      [0, lit(c.b, 0.5)],
      [0.5, c.b],
      [1, dim(c.b, 0.4)],
    ]),
  )
  const d = 'M166 520C170 404 270 334 400 334S630 404 634 520A234 36 0 0 1 166 520Z'
  p.oval(400, 520, 234, 36, '#fff2cc')
  p.oval(400, 524, 90, 22, '#ffffff')
  p.path(
    'M166 520C170 404 270 334 400 334S630 404 634 520A234 30 0 0 0 166 520Z',
    p.lin(
      [
        [0, lit(c.a, 0.3)],
        [0.28, lit(c.a, 0.46)],
        [0.6, c.a],
        [1, dim(c.a, 0.32)],
      ],
      0,
      0,
      1,
      0.25,
    ),
  )
  p.path(
    d,
    p.lin(
      [
        [0, '#ffdf94', 0],
        [0.7, '#ffdf94', 0],
        [1, '#ffe3a0', 0.24],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.line('M214 470C226 420 262 390 306 372', lit(c.a, 0.9), 12, 'opacity=".45"')
  p.line('M166 520A234 30 0 0 1 634 520', '#fff2cc', 5, 'opacity=".85"')
}
