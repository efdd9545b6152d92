/** What stands on a laid table. */
import { dim, lit, mix, paint } from './colour.ts'
import { cast, opening, rim, round, speckle, turned, type Point } from './forms.ts'
import { short } from './picture.ts'
import { fruit, leaf, sprig } from './plants.ts'
import type { Draw } from './way.ts'

export const vase: Draw = (p, c) => {
  const cx = 380
  cast(p, cx, 800, 96, 2.6)
  sprig(
    p,
    [
      [384, 420],
      [400, 330],
      [436, 250],
      [498, 190],
      [574, 150],
    ],
    c.leaf,
    paint.walnut,
    1.15,
    c.berry,
  )
  sprig(
    p,
    [
      [376, 420],
      [360, 330],
      [318, 262],
      [262, 220],
    ],
    c.leaf,
    paint.walnut,
    1,
    c.berry,
  )
  const d = turned(cx, [
    [44, 400, 1],
    [37, 432],
    [44, 490],
    [112, 566],
    [150, 660],
    [136, 752],
    [96, 800],
  ])
  p.path(d, round(p, c.a))
  const clip = p.clip(d)
  p.add(
    `<path clip-path="${clip}" d="M220 690C300 716 360 700 420 714S520 700 560 694V850H220Z" fill="${round(p, c.b)}"/>`,
  )
  p.line('M262 640C268 600 292 570 318 548', lit(c.a, 0.85), 12, 'opacity=".4"')
  p.oval(cx, 400, 44, 7, dim(c.a, 0.45))
}

export const bowl: Draw = (p, c) => {
  const cx = 400,
    half: Point[] = [
      [236, 590, 1],
      [226, 650],
      [170, 730],
      [104, 760, 1],
      [100, 792],
    ]
  cast(p, cx, 790, 130, 1.9)
  p.path(turned(cx, half), round(p, c.a))
  rim(p, cx, 590, 236, c.a, 10, c.b)
  fruit(p, 300, 566, 54, c.f, c.pear)
  fruit(p, 494, 570, 52, mix(c.f, paint.clay, 0.16), c.pear)
  fruit(p, 398, 560, 60, lit(c.f, 0.06), c.pear)
  leaf(p, 452, 516, -28, 96, 20, paint.moss)
  const d = turned(cx, half, { front: true }),
    clip = p.clip(d)
  p.path(d, round(p, c.a))
  p.add(
    `<path clip-path="${clip}" d="M150 690C260 716 330 704 420 714S560 704 640 690V850H150Z" fill="${round(p, c.b)}"/>`,
  )
  p.line(`M165 592A236 ${short(236 * opening(590))} 0 0 0 635 592`, lit(c.a, 0.5), 6)
  speckle(p, clip, dim(c.a, 0.55), [180, 620, 430, 150], 9, 11)
}

export const plates: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 776, 150, 1.7)
  for (let i = 1; i < 6; i++) {
    const y = 752 + 20 - i * 27,
      x = cx + ([0, -4, 3, -2, 4, 0][i] ?? 0),
      col = i % 2 ? c.b : c.a
    p.path(
      turned(
        x,
        [
          [238, y, 1],
          [232, y + 12],
          [160, y + 34],
          [120, y + 40],
        ],
        { k: 0.17 },
      ),
      round(p, col),
    )
    p.oval(
      x,
      y,
      238,
      41,
      p.lin([
        [0, lit(col, 0.5)],
        [0.6, lit(col, 0.12)],
        [1, dim(col, 0.12)],
      ]),
    )
  }
  const y = 637
  p.oval(
    cx,
    y + 3,
    176,
    27,
    p.lin([
      [0, dim(c.b, 0.26)],
      [0.5, c.b],
      [1, lit(c.b, 0.3)],
    ]),
  )
  p.oval(cx + 44, y + 6, 100, 14, '#2b2a48', `opacity=".36" filter="${p.blur(5)}"`)
  p.path(
    turned(cx, [
      [118, 550, 1],
      [112, 586],
      [76, 626],
      [54, 634, 1],
      [52, 640],
    ]),
    round(p, c.c),
  )
  rim(p, cx, 550, 118, c.c, 8)
  p.line('M300 576C306 594 320 610 334 618', lit(c.c, 0.8), 8, 'opacity=".45"')
}

export const carafe: Draw = (p, c) => {
  const cx = 385
  cast(p, cx, 800, 110, 2.2, dim(c.a, 0.5))
  p.oval(cx + 190, 806, 150, 20, lit(c.a, 0.5), `opacity=".5" filter="${p.blur(8)}"`)
  const d = turned(cx, [
      [62, 330, 1],
      [60, 430],
      [66, 500],
      [112, 590],
      [132, 690],
      [126, 764],
      [104, 800],
    ]),
    clip = p.clip(d)
  p.path(d, c.a, 'opacity=".4"')
  p.group(`clip-path="${clip}"`, () => {
    p.path('M200 560H600V840H200Z', c.a, 'opacity=".5"')
    p.path(
      'M200 300H600V840H200Z',
      p.lin(
        [
          [0.1, '#fff', 0.5],
          [0.3, '#fff', 0.04],
          [0.62, '#fff', 0.02],
          [0.86, dim(c.a, 0.5), 0.46],
          [1, dim(c.a, 0.4), 0.2],
        ],
        253,
        0,
        517,
        0,
        ' gradientUnits="userSpaceOnUse"',
      ),
    )
    p.oval(cx, 806, 112, 30, dim(c.a, 0.3), 'opacity=".5"')
    p.path('M470 600q40 80 20 190l-40 10q30 -100 20 -200Z', '#fff', 'opacity=".3"')
  })
  p.oval(cx, 562, 95, 14, lit(c.a, 0.5), 'opacity=".75"')
  p.line('M282 690C280 650 296 610 318 580M330 500C327 450 328 400 330 360', '#fffaf0', 11, 'opacity=".62"')
  const cup = turned(cx, [
    [56, 262, 1],
    [70, 350],
    [74, 396],
  ])
  p.path(cup, c.a, 'opacity=".5"')
  p.path(
    cup,
    p.lin([
      [0, '#fff', 0.6],
      [0.3, '#fff', 0.1],
      [0.8, dim(c.a, 0.5), 0.5],
      [1, dim(c.a, 0.4), 0.25],
    ]),
  )
  p.oval(cx, 262, 56, 6.5, lit(c.a, 0.6), 'opacity=".9"')
  p.line('M332 290L322 376', '#fffaf0', 7, 'opacity=".6"')
}
