/** What one works with at the kitchen table. */
import { dim, lit, mix, paint } from './colour.ts'
import { cast, opening, rim, round, speckle, turned } from './forms.ts'
import { blown, level } from './glass.ts'
import { leaf } from './plants.ts'
import type { Draw } from './way.ts'

export const mortar: Draw = (p, c) => {
  const cx = 380
  cast(p, cx, 796, 130, 1.8)
  p.oval(
    cx,
    590,
    190,
    190 * opening(590),
    p.lin([
      [0, lit(c.a, 0.5)],
      [0.6, lit(c.a, 0.16)],
      [1, dim(c.a, 0.12)],
    ]),
  )
  p.oval(
    cx,
    594,
    158,
    158 * opening(590) * 0.92,
    p.lin([
      [0, dim(c.a, 0.5)],
      [0.6, dim(c.a, 0.26)],
      [1, lit(c.a, 0.1)],
    ]),
  )
  leaf(p, 330, 606, -150, 80, 18, paint.moss)
  leaf(p, 380, 612, -170, 70, 16, paint.olive)
  p.line(
    'M420 610L560 396',
    p.lin([
      [0, lit(c.a, 0.4)],
      [0.5, c.a],
      [1, dim(c.a, 0.3)],
    ]),
    46,
  )
  p.line('M540 400L424 580', lit(c.a, 0.9), 7, 'opacity=".5"')
  const d = turned(
    cx,
    [
      [190, 590, 1],
      [188, 650],
      [150, 730],
      [108, 752],
      [128, 796],
    ],
    { front: true },
  )
  p.path(d, round(p, c.a))
  const veins = 'M220 620C260 660 250 700 300 740M420 616C400 670 450 690 440 760M520 630C500 660 520 690 480 720'
  p.line(veins, c.b, 4, `opacity=".45" clip-path="${p.clip(d)}"`)
  p.line(`M190 592A190 ${Math.round(190 * opening(592))} 0 0 0 570 592`, lit(c.a, 0.6), 9)
  p.line('M214 640C222 672 238 700 258 722', lit(c.a, 0.9), 11, 'opacity=".45"')
}

export const jar: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 794, 140, 1.6, dim(c.a, 0.6))
  const half = [
    [120, 460, 1],
    [122, 486],
    [156, 524],
    [158, 700],
    [150, 780],
    [140, 794],
  ] as const
  blown(p, { cx, half, c: '#cfd9d6', filled: [566, c.f] })
  const inside = p.clip('M240 566H552V770Q396 830 240 770Z')
  speckle(p, inside, dim(c.f, 0.45), [236, 574, 320, 230], 70, 7)
  speckle(p, inside, lit(c.f, 0.6), [236, 574, 320, 230], 50, 3)
  level(p, cx, 566, 156, c.f)
  p.line('M262 560C256 640 258 700 266 760', '#fffaf0', 13, 'opacity=".6"')
  p.path(
    turned(cx, [
      [126, 408, 1],
      [124, 466],
      [120, 474],
    ]),
    round(p, c.a),
  )
  p.oval(
    cx,
    408,
    126,
    126 * opening(408),
    p.lin([
      [0, lit(c.a, 0.5)],
      [0.6, lit(c.a, 0.2)],
      [1, dim(c.a, 0.06)],
    ]),
  )
  p.line('M310 404Q400 394 480 402M300 414Q400 424 490 412', dim(c.a, 0.24), 3, 'opacity=".5"')
}

export const dripper: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 794, 136, 1.7)
  blown(p, {
    cx,
    half: [
      [78, 590, 1],
      [84, 622],
      [150, 690],
      [152, 750],
      [134, 794],
    ],
    c: '#d5dcd8',
    filled: [690, '#4a2a1c'],
  })
  level(p, cx, 690, 148, '#6b4028')
  p.line('M272 742C266 716 276 692 298 668', '#fffaf0', 11, 'opacity=".6"')
  p.line('M540 690C600 680 606 750 546 752', lit('#cfd9d6', 0.4), 15, 'opacity=".75"')
  p.line('M520 450C598 436 606 500 556 520C540 526 520 526 496 522', round(p, c.a), 20)
  p.path(
    turned(cx, [
      [122, 566, 1],
      [116, 590],
      [96, 600],
    ]),
    round(p, c.a),
  )
  p.path('M248 372L290 424H520L548 372Q400 400 248 372Z', '#f7efdf')
  p.oval(
    398,
    372,
    150,
    22,
    p.lin([
      [0, '#d9cdb8'],
      [1, '#fffaf0'],
    ]),
  )
  p.oval(398, 378, 112, 13, '#4a2a1c')
  const cone = turned(cx, [
    [140, 412, 1],
    [118, 460],
    [62, 552],
    [60, 568],
  ])
  p.path(cone, round(p, c.a))
  p.line(`M255 414A140 ${Math.round(140 * opening(414))} 0 0 0 535 414`, lit(c.a, 0.6), 7)
  p.line('M290 440C304 480 326 516 346 542', lit(c.a, 0.9), 9, 'opacity=".45"')
}

export const rollingpin: Draw = (p, c) => {
  p.oval(392, 560, 262, 250, dim(p.wall, 0.3), `opacity=".5" filter="${p.blur(12)}"`)
  p.path(
    'M150 540C150 390 270 320 400 322S650 410 646 560S520 806 380 800S150 690 150 540Z',
    p.rad(
      [
        [0, '#fbf1dc'],
        [0.7, '#f1e3c6'],
        [1, '#dcc9a6'],
      ],
      0.4,
      0.36,
      0.7,
    ),
  )
  p.line('M220 520C240 440 320 390 400 388', '#fffaf0', 12, 'opacity=".6"')
  p.group('transform="rotate(-34 400 560)"', () => {
    const pin =
      'M96 560Q96 532 130 528C300 512 500 512 670 528Q704 532 704 560T670 592C500 608 300 608 130 592Q96 588 96 560Z'
    p.path(pin, '#2b2a48', `transform="translate(6 34)" opacity=".36" filter="${p.blur(10)}"`)
    p.path(
      pin,
      p.lin(
        [
          [0, lit(c.a, 0.5)],
          [0.36, c.a],
          [1, dim(c.a, 0.4)],
        ],
        0,
        0,
        0,
        1,
      ),
    )
    p.line('M150 548C320 534 480 534 650 546M220 572C340 564 500 566 600 572', dim(c.a, 0.26), 3, 'opacity=".45"')
  })
  let flour = ''
  for (let i = 0; i < 28; i++) flour += `M${130 + ((i * 137) % 560)} ${270 + ((i * 211) % 590)}h.1`
  p.line(flour, mix('#ffffff', paint.bone, 0.1), 6, 'opacity=".8"')
  rim(p, 640, 300, 66, c.b, 8)
  p.oval(640, 302, 52, 17, '#fffdf6')
}
