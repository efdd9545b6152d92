/** Pots that pour and that are drunk from. */
import { dim, lit } from './colour.ts'
import { cast, opening, rim, round, speckle, turned, type Point } from './forms.ts'
import type { Draw } from './way.ts'

export const mug: Draw = (p, c) => {
  const cx = 365,
    half: Point[] = [
      [132, 478, 1],
      [130, 560],
      [128, 680],
      [122, 756],
      [104, 790],
    ]
  cast(p, cx, 790, 118, 1.7)
  p.line(
    'M488 548C590 530 622 590 606 640C592 690 540 716 480 712',
    p.lin([
      [0, c.a],
      [0.55, lit(c.a, 0.12)],
      [1, dim(c.a, 0.3)],
    ]),
    33,
  )
  p.line('M492 540C586 520 628 578 616 632', lit(c.a, 0.45), 6, 'opacity=".6"')
  const d = turned(cx, half),
    clip = p.clip(d)
  p.path(d, round(p, c.a))
  p.add(
    `<path clip-path="${clip}" d="M200 690C270 724 330 710 390 724S480 700 520 694V840H200Z" fill="${round(p, c.b)}"/>`,
  )
  speckle(p, clip, dim(c.a, 0.6), [235, 490, 260, 200], 34, 3)
  p.path(
    'M262 520C256 590 258 640 264 690',
    'none',
    `stroke="${lit(c.a, 0.8)}" stroke-width="11" stroke-linecap="round" opacity=".4"`,
  )
  rim(p, cx, 478, 132, c.a, 10)
  p.oval(
    cx,
    486,
    116,
    116 * opening(478) * 0.82,
    p.lin([
      [0, '#2b1a14'],
      [0.6, '#54301e'],
      [1, '#7c4a2c'],
    ]),
  )
}

export const teapot: Draw = (p, c) => {
  const cx = 410
  cast(p, cx, 784, 150, 1.5)
  p.line(
    'M300 520C262 330 330 250 410 250S558 330 520 520',
    p.lin([
      [0, lit(c.b, 0.3)],
      [0.5, c.b],
      [1, dim(c.b, 0.35)],
    ]),
    24,
  )
  p.path(
    'M262 676C196 660 172 600 158 560C152 540 140 524 122 512L158 494C190 512 204 544 222 576C236 600 258 606 286 604Z',
    p.lin(
      [
        [0, lit(c.a, 0.35)],
        [0.5, c.a],
        [1, dim(c.a, 0.2)],
      ],
      0,
      0,
      0.7,
      1,
    ),
  )
  p.oval(140, 503, 21, 9, dim(c.a, 0.5), 'transform="rotate(-27 140 503)"')
  const d = turned(cx, [
    [84, 492],
    [160, 530],
    [208, 622],
    [190, 722],
    [124, 790],
  ])
  p.path(d, round(p, c.a))
  p.path(
    'M246 620C250 570 280 536 322 520',
    'none',
    `stroke="${lit(c.a, 0.85)}" stroke-width="13" stroke-linecap="round" opacity=".42"`,
  )
  speckle(p, p.clip(d), dim(c.a, 0.6), [210, 520, 400, 250], 40, 8)
  for (const x of [302, 518]) p.oval(x, 520, 20, 15, round(p, c.a))
  p.oval(cx, 497, 90, 17, dim(c.a, 0.42))
  p.path(
    turned(cx, [
      [16, 446],
      [60, 456],
      [88, 490],
    ]),
    round(p, c.a),
  )
  p.oval(cx, 436, 23, 21, round(p, c.b))
}

export const jug: Draw = (p, c) => {
  const cx = 385
  cast(p, cx, 796, 122, 2)
  p.line(
    'M462 440C606 424 632 540 590 606C566 650 536 664 504 670',
    p.lin([
      [0, c.a],
      [0.6, lit(c.a, 0.1)],
      [1, dim(c.a, 0.3)],
    ]),
    30,
  )
  p.line('M500 429C602 424 630 520 600 590', lit(c.a, 0.45), 6, 'opacity=".6"')
  const half: Point[] = [
    [98, 400, 1],
    [84, 450],
    [90, 520],
    [136, 620],
    [146, 700],
    [128, 764],
    [102, 796],
  ]
  const d = turned(cx, half),
    clip = p.clip(d)
  p.path(
    'M312 392C292 390 264 388 240 372C248 398 266 416 280 432C292 448 298 470 304 500Z',
    p.lin([
      [0, lit(c.b, 0.42)],
      [1, lit(c.b, 0.1)],
    ]),
  )
  p.path(d, round(p, c.a))
  p.group(`clip-path="${clip}"`, () => {
    p.path('M200 300H600V478C500 506 300 500 200 470Z', round(p, c.b))
    p.path('M200 716C300 752 470 752 580 716V736C470 772 300 772 200 736Z', c.b, 'opacity=".85"')
  })
  speckle(p, clip, dim(c.a, 0.6), [240, 500, 290, 250], 30, 9)
  p.line('M262 690C260 640 276 606 300 572', lit(c.a, 0.85), 12, 'opacity=".4"')
  rim(p, cx, 400, 98, c.b, 8)
  p.path('M318 390C290 389 262 386 240 372C268 378 300 378 334 387Z', dim(c.b, 0.4))
}
