/** What makes a room a home. */
import { dim, lit, paint } from './colour.ts'
import { cast, markPath, opening, rim, round, speckle, turned, type Point } from './forms.ts'
import { short } from './picture.ts'
import { leaf } from './plants.ts'
import type { Draw } from './way.ts'

export const candle: Draw = (p, c) => {
  const cx = 390
  cast(p, cx, 792, 120, 1.9)
  p.oval(
    cx,
    520,
    300,
    320,
    p.rad([
      [0, '#fff1c4', 0.7],
      [0.4, '#ffe6a4', 0.24],
      [1, '#ffe6a4', 0],
    ]),
  )
  const d = turned(cx, [
      [128, 586, 1],
      [128, 760],
      [116, 792],
    ]),
    clip = p.clip(d)
  p.path(d, round(p, c.a))
  let g = ''
  for (let i = 0; i < 15; i++) {
    const a = (Math.PI * (i + 0.5)) / 15,
      x = cx - Math.cos(a) * 127
    g += `M${short(x)} ${short(586 + Math.sin(a) * 22)}V${short(776 + Math.sin(a) * 22)}`
  }
  p.line(g, dim(c.a, 0.3), 4, `opacity=".32" clip-path="${clip}"`)
  rim(p, cx, 586, 128, c.a, 10)
  p.oval(
    cx,
    592,
    114,
    17,
    p.rad(
      [
        [0, '#fff3cf'],
        [0.5, lit(c.wax, 0.3)],
        [1, dim(c.wax, 0.12)],
      ],
      0.5,
      0.4,
      0.6,
    ),
  )
  p.line('M390 590q-3 -18 2 -30', paint.ink, 5)
  p.path(
    'M392 572C366 556 376 520 394 482C408 520 420 552 392 572Z',
    p.lin(
      [
        [0, '#f6b650'],
        [0.5, '#ffdf8a'],
        [1, '#fff8df'],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.path('M362 690h0', 'none')
  p.group(`clip-path="${clip}"`, () => {
    p.path('M316 660h112v74q-56 10 -112 0Z', c.b)
    p.path(markPath(354, 676, 36), dim(c.a, 0.55))
  })
}

export const pot: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 806, 150, 1.5)
  p.line(
    'M400 600C396 480 388 380 404 250M398 520C350 470 320 430 296 400M400 500C450 450 486 420 520 ' +
      '396M398 430C360 380 340 340 330 300M400 400C440 350 462 320 474 288',
    c.stem,
    8,
  )
  for (const [x, y, a, l, w] of [
    [300, 404, -160, 150, 52],
    [516, 398, -24, 156, 54],
    [396, 540, 168, 150, 44],
    [404, 530, 10, 168, 46],
    [332, 304, -128, 140, 46],
    [472, 290, -52, 146, 48],
    [402, 256, -88, 150, 50],
    [396, 430, -172, 96, 34],
    [404, 400, -8, 100, 34],
  ] as const)
    leaf(p, x, y, a, l, w, a < -80 ? lit(c.leaf, 0.1) : c.leaf)
  const half: Point[] = [
    [150, 584, 1],
    [150, 626],
    [140, 632, 1],
    [112, 772],
  ]
  p.path(
    turned(cx, [
      [158, 774, 1],
      [150, 800],
      [140, 806],
    ]),
    round(p, c.a),
  )
  p.oval(cx, 774, 158, 34, dim(c.a, 0.4))
  const d = turned(cx, half, { front: true })
  p.oval(
    cx,
    584,
    150,
    150 * opening(584),
    p.lin([
      [0, '#2e241f'],
      [1, '#57453a'],
    ]),
  )
  p.line('M400 596C398 560 398 540 398 520', c.stem, 9)
  p.path(d, round(p, c.a))
  p.path('M260 634A140 28 0 0 0 540 634L538 652A138 28 0 0 1 262 652Z', dim(c.a, 0.5), 'opacity=".35"')
  p.line(`M251 585A150 ${short(150 * opening(584))} 0 0 0 549 585`, lit(c.a, 0.5), 7)
  speckle(p, p.clip(d), dim(c.a, 0.6), [260, 640, 280, 150], 26, 6)
}

export const linenThrow: Draw = (p, c) => {
  const d =
    'M226 262C300 250 500 250 574 262C580 420 586 600 592 772C560 784 540 764 508 776S440 786 404 ' +
    '776S330 766 300 778S236 780 208 770C214 600 220 420 226 262Z'
  p.path(d, '#2b2a48', `transform="translate(46 34)" opacity=".24" filter="${p.blur(12)}"`)
  p.line('M110 270H690', '#2b2a48', 20, `transform="translate(34 26)" opacity=".22" filter="${p.blur(7)}"`)
  p.line(
    'M110 266H690',
    p.lin(
      [
        [0, lit(paint.oak, 0.4)],
        [0.5, paint.oak],
        [1, dim(paint.oak, 0.4)],
      ],
      0,
      254,
      0,
      280,
      ' gradientUnits="userSpaceOnUse"',
    ),
    24,
  )
  let f = ''
  for (let x = 214; x < 592; x += 13) f += `M${x} 768l${(x % 7) - 3} ${44 + ((x * 7) % 13)}`
  p.line(f, dim(c.a, 0.1), 5)
  p.path(
    d,
    p.lin([
      [0, lit(c.a, 0.26)],
      [0.5, c.a],
      [1, dim(c.a, 0.12)],
    ]),
  )
  const clip = p.clip(d)
  p.group(`clip-path="${clip}"`, () => {
    for (const [y, h, col] of [
      [640, 46, c.b],
      [700, 12, c.c],
      [722, 12, c.c],
      [604, 12, c.c],
    ] as const)
      p.path(
        `M190 ${y}C290 ${y + 8} 330 ${y - 6} 400 ${y + 4}S530 ${y - 4} 610 ${y + 4}V${y + h}C530 ${y + h - 4} ` +
          `470 ${y + h + 8} 400 ${y + h}S290 ${y + h + 8} 190 ${y + h}Z`,
        col,
      )
    for (const [x, w, t] of [
      [252, 34, 0.3],
      [338, 26, 0.22],
      [404, 40, 0.3],
      [494, 30, 0.22],
      [556, 46, 0.3],
    ] as const)
      p.path(
        `M${x} 256C${x + 6} 420 ${x - 14} 620 ${x - 6} 800H${x + w + 12}C${x + w} 620 ${x + w - 14} 420 ${x + w - 4} 256Z`,
        p.lin([
          [0, '#2a2a4a', 0],
          [0.45, '#2a2a4a', t * 0.75],
          [1, '#2a2a4a', 0],
        ]),
      )
    p.line(
      [228, 310, 384, 466, 536].map((x) => `M${x} 268C${x + 4} 420 ${x - 10} 620 ${x - 6} 780`).join(''),
      '#fff6e0',
      9,
      `opacity=".28" filter="${p.blur(3)}"`,
    )
    p.path(
      'M200 244H600V300H200Z',
      p.lin(
        [
          [0, '#2a2a4a', 0.16],
          [0.35, '#fff6e0', 0.3],
          [1, '#2a2a4a', 0],
        ],
        0,
        0,
        0,
        1,
      ),
    )
  })
}
