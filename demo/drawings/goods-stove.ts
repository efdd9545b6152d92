/** What stands over a flame. */
import { dim, lit, paint } from './colour.ts'
import { cast, opening, rim, round, turned } from './forms.ts'
import type { Draw } from './way.ts'

export const saucepan: Draw = (p, c) => {
  const cx = 330
  cast(p, cx, 786, 176, 1.5)
  p.line('M520 610L742 566', '#2b2a48', 30, `transform="translate(26 150)" opacity=".22" filter="${p.blur(9)}"`)
  p.line(
    'M508 606L560 596',
    p.lin(
      [
        [0, lit(paint.steel, 0.4)],
        [1, dim(paint.steel, 0.4)],
      ],
      0,
      0,
      0,
      1,
    ),
    22,
  )
  p.path(
    'M548 580Q660 556 736 540Q760 536 764 552T748 574Q660 596 554 614Z',
    p.lin(
      [
        [0, lit(c.b, 0.4)],
        [0.5, c.b],
        [1, dim(c.b, 0.4)],
      ],
      0,
      0,
      0.2,
      1,
    ),
  )
  p.oval(738, 556, 8, 8, dim(c.b, 0.6))
  const d = turned(cx, [
    [186, 570, 1],
    [186, 690],
    [178, 762],
    [160, 786],
  ])
  p.path(d, round(p, c.a, 1.25))
  p.line('M176 610C172 660 174 700 182 750', lit(c.a, 0.9), 14, 'opacity=".5"')
  p.path('M144 560H520V592C420 622 240 622 144 592Z', dim(c.a, 0.2), `opacity=".28" clip-path="${p.clip(d)}"`)
  rim(p, cx, 570, 186, paint.steel, 9)
  p.oval(
    cx,
    584,
    164,
    164 * opening(570) * 0.8,
    p.lin([
      [0, '#f2e9da'],
      [0.6, '#fffdf6'],
      [1, '#e5dccb'],
    ]),
  )
  p.oval(508, 616, 7, 7, lit(paint.steel, 0.4))
}

export const casserole: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 790, 196, 1.2)
  for (const side of [-1, 1]) {
    const x = cx + side * 214
    p.line(
      `M${x} 640C${x + side * 64} 628 ${x + side * 64} 700 ${x} 692`,
      side < 0 ? lit(c.a, 0.16) : dim(c.a, 0.28),
      26,
    )
  }
  const d = turned(cx, [
    [216, 600, 1],
    [216, 700],
    [200, 770],
    [172, 790],
  ])
  p.path(d, round(p, c.a, 1.15))
  p.line('M210 640C206 690 212 730 226 762', lit(c.a, 0.9), 15, 'opacity=".42"')
  p.path(
    turned(cx, [
      [30, 500],
      [150, 526],
      [218, 576],
      [222, 600],
    ]),
    round(p, c.a, 1.15),
  )
  p.line(`M180 604A222 ${Math.round(222 * opening(604))} 0 0 0 620 604`, dim(c.a, 0.5), 6)
  p.line('M232 572C262 546 300 530 340 522', lit(c.a, 0.9), 11, 'opacity=".5"')
  p.path(
    turned(cx, [
      [18, 474],
      [14, 500],
    ]),
    round(p, c.b),
  )
  p.oval(
    cx,
    462,
    44,
    20,
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
}

export const kettle: Draw = (p, c) => {
  const cx = 380
  cast(p, cx, 790, 190, 1.3)
  p.path('M556 730C640 716 624 600 672 540L650 516C590 570 600 640 540 660Z', round(p, c.a))
  p.oval(661, 528, 19, 9, dim(c.a, 0.5), 'transform="rotate(48 661 528)"')
  p.line(
    'M250 548C214 400 300 336 384 336S540 400 510 548',
    p.lin([
      [0, lit(c.b, 0.3)],
      [0.5, c.b],
      [1, dim(c.b, 0.35)],
    ]),
    17,
  )
  p.line('M292 372C320 344 350 336 384 336S446 344 474 372', round(p, paint.oak), 30)
  const d = turned(cx, [
    [96, 520],
    [180, 564],
    [214, 660],
    [206, 752],
    [180, 790],
  ])
  p.path(d, round(p, c.a, 1.15))
  p.path('M150 744C280 790 480 790 610 744V850H150Z', round(p, c.b), `clip-path="${p.clip(d)}"`)
  p.line('M196 690C192 640 214 596 256 566', lit(c.a, 0.9), 14, 'opacity=".45"')
  p.oval(cx, 520, 100, 20, dim(c.a, 0.4))
  p.path(
    turned(cx, [
      [24, 474],
      [76, 490],
      [100, 516],
    ]),
    round(p, c.a),
  )
  p.oval(cx, 464, 24, 22, round(p, paint.oak))
}
