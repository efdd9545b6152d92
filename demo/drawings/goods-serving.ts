/** What is laid, ground, poured and carried at a table. */
import { dim, lit, mix, paint } from './colour.ts'
import { cast, flat, rim, round, turned } from './forms.ts'
import { blown, clearRim } from './glass.ts'
import { fruit, leaf } from './plants.ts'
import type { Picture } from './picture.ts'
import type { Draw } from './way.ts'

/** The light along a rod that stands upright. */
const rod = (p: Picture, c: string) =>
  p.lin([
    [0, lit(c, 0.5)],
    [0.4, c],
    [1, dim(c, 0.4)],
  ])

export const cutlery: Draw = (p, c) => {
  const cloth = 'M196 262Q400 250 604 262Q612 500 604 838Q400 850 196 838Q188 500 196 262Z'
  p.path(cloth, '#2b2a48', `transform="translate(16 18)" opacity=".28" filter="${p.blur(11)}"`)
  p.path(cloth, flat(p, c.a))
  p.line('M222 284V816M578 284V816', c.c, 7, 'opacity=".8"')
  p.line('M400 256V844', dim(c.a, 0.2), 3, 'opacity=".4"')
  const piece = (metal: string, handle: string) => {
    p.path(metal + handle, '#2b2a48', `transform="translate(12 9)" opacity=".36" filter="${p.blur(5)}"`)
    p.path(metal, rod(p, paint.steel)).path(handle, rod(p, c.b))
  }
  const grip = (x: number) =>
    `M${x - 8} 560C${x - 14} 640 ${x - 18} 740 ${x - 15} 782Q${x} 800 ${x + 15} 782C${x + 18} 740 ${x + 14} 640 ${x + 8} 560Z`
  const tines =
    'M270 322V430Q270 470 292 490V564H308V490Q330 470 330 430V322H320V420H312V322H304V420H296V322H288V420H280V322Z'
  piece(tines, grip(300))
  piece('M388 310Q420 330 422 470Q420 520 409 530V564H391V530Z', grip(400))
  piece(
    'M500 320C536 320 546 370 540 420Q532 468 509 484V564H491V484Q468 468 460 420C454 370 464 320 500 320Z',
    grip(500),
  )
  p.oval(
    494,
    392,
    22,
    46,
    p.lin([
      [0, dim(paint.steel, 0.3)],
      [1, lit(paint.steel, 0.5)],
    ]),
    'opacity=".7"',
  )
}

export const napkins: Draw = (p, c) => {
  cast(p, 400, 796, 200, 1.1)
  const colours = [c.a, c.b, c.a, c.b]
  for (const [index, colour] of colours.entries()) {
    const [x, y] = [196 + (index % 2) * 8, 796 - index * 46]
    const slab = `M${x} ${y}Q${x - 30} ${y - 24} ${x} ${y - 48}H${x + 402}Q${x + 416} ${y - 24} ${x + 402} ${y}Z`
    p.path(
      slab,
      p.lin([
        [0, lit(colour, 0.34)],
        [0.5, colour],
        [1, dim(colour, 0.3)],
      ]),
    )
    p.line(`M${x - 4} ${y - 24}H${x + 400}`, dim(colour, 0.34), 3, 'opacity=".5"')
  }
  p.path(
    'M206 610L262 548H560L608 610Z',
    p.lin([
      [0, lit(c.b, 0.5)],
      [1, lit(c.b, 0.06)],
    ]),
  )
  p.line('M226 590L586 590', dim(c.b, 0.2), 2.5, 'stroke-dasharray="9 8" opacity=".6"')
  p.line('M404 548L410 612V796', c.c, 9)
  p.line(
    'M404 566C360 520 330 548 352 566S396 570 406 566C452 520 486 548 462 566S416 570 404 566M400 570L364 602M410 570L452 604',
    c.c,
    8,
  )
}

export const mill: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 796, 84, 2.6)
  p.path(
    turned(cx, [
      [38, 478],
      [66, 560],
      [82, 690],
      [86, 780],
      [84, 796],
    ]),
    round(p, c.a),
  )
  p.path(
    turned(cx, [
      [40, 462, 1],
      [40, 482],
    ]),
    round(p, c.b),
  )
  p.path(
    turned(cx, [
      [20, 330],
      [62, 372],
      [64, 420],
      [42, 462, 1],
      [40, 466],
    ]),
    round(p, c.a),
  )
  p.oval(
    cx,
    318,
    19,
    19,
    p.rad(
      [
        [0, lit(c.b, 0.6)],
        [0.6, c.b],
        [1, dim(c.b, 0.4)],
      ],
      0.35,
      0.3,
      0.8,
    ),
  )
  p.line('M350 640C346 690 346 730 350 770M372 380C362 396 362 410 366 424', lit(c.a, 0.8), 9, 'opacity=".35"')
  p.line('M420 560C436 640 442 720 442 780', dim(c.a, 0.3), 3, 'opacity=".3"')
  for (const [x, y, r] of [
    [520, 806, 9],
    [546, 822, 8],
    [500, 830, 8],
    [576, 800, 7],
    [258, 826, 8],
  ] as const) {
    p.oval(x + 6, y + 6, r * 1.2, r * 0.6, '#2b2a48', 'opacity=".3"')
    p.oval(
      x,
      y,
      r,
      r,
      p.rad(
        [
          [0, '#7a6250'],
          [1, '#2a2226'],
        ],
        0.35,
        0.3,
        0.8,
      ),
    )
  }
}

export const tray: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 772, 250, 0.9)
  p.path(
    turned(
      cx,
      [
        [306, 700, 1],
        [302, 742],
        [286, 764],
      ],
      { k: 0.26 },
    ),
    round(p, c.a),
  )
  p.oval(
    cx,
    700,
    306,
    80,
    p.lin([
      [0, lit(c.a, 0.6)],
      [0.6, lit(c.a, 0.24)],
      [1, dim(c.a, 0.1)],
    ]),
  )
  p.oval(
    cx,
    708,
    290,
    72,
    p.lin([
      [0, dim(c.a, 0.4)],
      [0.5, dim(c.a, 0.06)],
      [1, lit(c.a, 0.2)],
    ]),
  )
  p.line('M170 716Q400 690 640 704M190 742Q400 726 620 736', dim(c.a, 0.26), 3, 'opacity=".4"')
  p.oval(330, 742, 110, 18, '#2b2a48', `opacity=".34" filter="${p.blur(6)}"`)
  const pot = turned(290, [
    [84, 590, 1],
    [82, 650],
    [74, 716],
    [70, 730],
  ])
  p.path(pot, round(p, c.b))
  rim(p, 290, 590, 84, c.b, 8)
  p.path('M200 690C260 704 330 704 390 690V760H200Z', round(p, c.c), `clip-path="${p.clip(pot)}"`)
  leaf(p, 300, 588, -76, 130, 20, paint.moss)
  leaf(p, 280, 590, -118, 110, 18, paint.olive)
  leaf(p, 312, 588, -40, 90, 16, paint.moss)
  p.oval(520, 742, 90, 14, '#2b2a48', `opacity=".36" filter="${p.blur(6)}"`)
  fruit(p, 470, 690, 48, c.f)
  fruit(p, 556, 712, 46, mix(c.f, paint.clay, 0.2))
}

export const cruet: Draw = (p, c) => {
  const cx = 390
  cast(p, cx, 800, 96, 2.2, dim(c.a, 0.5))
  p.line(
    'M392 392C392 330 404 300 440 276',
    p.lin([
      [0, lit(paint.steel, 0.5)],
      [1, dim(paint.steel, 0.4)],
    ]),
    15,
  )
  blown(p, {
    cx,
    half: [
      [34, 420, 1],
      [36, 500],
      [58, 560],
      [112, 640],
      [120, 730],
      [104, 800],
    ],
    c: c.a,
    filled: [600, c.f],
  })
  p.path('M372 380H414V430Q392 440 372 430Z', round(p, paint.ash))
  clearRim(p, cx, 424, 34, c.a)
  p.line('M300 720C294 680 306 644 332 616M372 540V450', '#fffaf0', 10, 'opacity=".55"')
  p.path('M346 690h92v72q-46 8 -92 0Z', '#f6eddb', 'opacity=".95"')
  leaf(p, 362, 742, -38, 74, 14, paint.moss)
}
