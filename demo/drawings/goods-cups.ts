/** Cups, glasses and small pots. */
import { dim, lit, paint } from './colour.ts'
import { cast, opening, rim, round, speckle, turned, type Point } from './forms.ts'
import { blown, clearRim, level } from './glass.ts'
import type { Draw } from './way.ts'

export const cup: Draw = (p, c) => {
  const cx = 390
  const half: Point[] = [
    [124, 570, 1],
    [121, 630],
    [94, 706],
    [64, 738],
    [62, 746],
  ]
  cast(p, cx, 780, 170, 1.6)
  p.path(
    turned(
      cx,
      [
        [216, 744, 1],
        [198, 762],
        [120, 784],
        [112, 790],
      ],
      { k: 0.17 },
    ),
    round(p, c.b),
  )
  p.oval(
    cx,
    744,
    216,
    37,
    p.lin([
      [0, lit(c.b, 0.5)],
      [0.6, lit(c.b, 0.14)],
      [1, dim(c.b, 0.1)],
    ]),
  )
  p.oval(
    cx,
    750,
    130,
    20,
    p.lin([
      [0, dim(c.b, 0.24)],
      [1, lit(c.b, 0.2)],
    ]),
  )
  p.oval(cx + 60, 752, 110, 15, '#2b2a48', `opacity=".4" filter="${p.blur(5)}"`)
  p.line('M500 602C584 584 606 640 576 676C556 700 522 704 478 692', round(p, c.a), 23)
  const d = turned(cx, half)
  p.path(d, round(p, c.a))
  p.path('M250 560H540V610C470 636 320 636 250 610Z', round(p, c.b), `clip-path="${p.clip(d)}"`)
  p.line('M292 640C298 670 310 690 326 706', lit(c.a, 0.85), 10, 'opacity=".4"')
  rim(p, cx, 570, 124, c.b, 9)
  p.oval(
    cx,
    577,
    110,
    110 * opening(570) * 0.84,
    p.lin([
      [0, '#2b1a14'],
      [0.6, '#54301e'],
      [1, '#8a5836'],
    ]),
  )
}

export const tumblers: Draw = (p, c) => {
  const glass = (cx: number, y: number, tall: number, water: number) => {
    cast(p, cx, y, 84, 1.7, dim(c.a, 0.5))
    p.oval(cx + 110, y + 4, 90, 14, lit(c.a, 0.5), `opacity=".5" filter="${p.blur(7)}"`)
    const half: Point[] = [
      [106, y - tall, 1],
      [100, y - tall / 2],
      [88, y, 1],
    ]
    blown(p, { cx, half, c: c.a, filled: [y - water, c.a] })
    level(p, cx, y - water, 95, c.a)
    clearRim(p, cx, y - tall, 106, c.a)
    p.line(`M${cx - 82} ${y - tall + 40}L${cx - 74} ${y - 60}`, '#fffaf0', 10, 'opacity=".6"')
  }
  glass(520, 770, 250, 60)
  glass(300, 800, 270, 150)
  p.oval(300, 652, 52, 22, '#f2d56a', 'opacity=".92"')
  p.line('M300 652l40 8M300 652l-38 8M300 652l2 -18', '#fbeeb5', 4, 'opacity=".8"')
}

export const salt: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 792, 124, 1.7)
  const d = turned(cx, [
    [138, 596, 1],
    [146, 680],
    [130, 756],
    [106, 792],
  ])
  p.path(d, round(p, c.a))
  speckle(p, p.clip(d), dim(c.a, 0.6), [260, 620, 280, 150], 30, 5)
  p.path('M250 700C330 722 460 722 545 700V722C460 746 330 746 250 722Z', c.b, `clip-path="${p.clip(d)}"`)
  p.path(
    turned(cx, [
      [146, 548, 1],
      [146, 590],
      [138, 602],
    ]),
    round(p, paint.oak),
  )
  p.oval(
    cx,
    548,
    146,
    25,
    p.lin([
      [0, lit(paint.oak, 0.5)],
      [0.6, lit(paint.oak, 0.2)],
      [1, dim(paint.oak, 0.06)],
    ]),
  )
  p.line('M290 545Q390 532 500 542M276 555Q400 566 516 552', dim(paint.oak, 0.2), 2.5, 'opacity=".5"')
  p.path(
    turned(cx, [
      [22, 500],
      [34, 516],
      [20, 540],
    ]),
    round(p, paint.oak),
  )
  p.line('M274 640C268 680 276 720 290 750', lit(c.a, 0.85), 11, 'opacity=".4"')
  let grains = ''
  for (const [x, y] of [
    [190, 812],
    [206, 822],
    [226, 810],
    [216, 834],
    [238, 828],
    [172, 824],
    [254, 818],
  ])
    grains += `M${x} ${y}h7v6h-7Z`
  p.path(grains, '#fffdf6')
}

export const eggcups: Draw = (p, c) => {
  const one = (cx: number, y: number, colour: string, shell: string) => {
    const half: Point[] = [
      [80, y - 170, 1],
      [76, y - 120],
      [38, y - 74],
      [30, y - 56],
      [70, y - 8],
      [72, y],
    ]
    cast(p, cx, y, 70, 1.8)
    p.oval(cx, y - 170, 80, 14, dim(colour, 0.4))
    const egg =
      `M${cx - 66} ${y - 170}C${cx - 66} ${y - 262} ${cx - 34} ${y - 318} ${cx} ${y - 318}S${cx + 66} ` +
      `${y - 262} ${cx + 66} ${y - 170}Q${cx} ${y - 130} ${cx - 66} ${y - 170}Z`
    p.path(
      egg,
      p.rad(
        [
          [0, lit(shell, 0.7)],
          [0.45, shell],
          [1, dim(shell, 0.34)],
        ],
        0.34,
        0.28,
        0.85,
      ),
    )
    speckle(p, p.clip(egg), dim(shell, 0.5), [cx - 60, y - 300, 120, 130], 22, cx)
    const d = turned(cx, half, { front: true })
    p.path(d, round(p, colour))
    p.line(
      `M${cx - 80} ${y - 170}A80 ${Math.round(80 * opening(y - 170))} 0 0 0 ${cx + 80} ${y - 170}`,
      lit(colour, 0.5),
      6,
    )
    p.line(`M${cx - 56} ${y - 130}Q${cx - 44} ${y - 104} ${cx - 30} ${y - 88}`, lit(colour, 0.8), 7, 'opacity=".4"')
  }
  one(508, 770, c.b, paint.bone)
  one(300, 800, c.a, '#e6c3a2')
}
