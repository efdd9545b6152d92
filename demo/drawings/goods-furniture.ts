/** What a room is furnished with. */
import { dim, lit, mix, paint } from './colour.ts'
import { cast, round, turned } from './forms.ts'
import { short } from './picture.ts'
import type { Draw } from './way.ts'

export const lamp: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 800, 110, 2)
  p.oval(
    cx,
    470,
    330,
    330,
    p.rad([
      [0, '#fff0c0', 0.75],
      [0.5, '#ffe9b0', 0.22],
      [1, '#ffe9b0', 0],
    ]),
  )
  p.path(
    turned(cx, [
      [24, 420],
      [26, 620],
      [44, 730],
      [108, 784],
      [112, 800],
    ]),
    round(p, c.b),
  )
  p.path(
    turned(cx, [
      [25, 440],
      [26, 520],
      [27, 560],
    ]),
    p.lin(
      [
        [0, '#ffe7ad', 0.8],
        [1, '#ffe7ad', 0],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  const d = 'M168 474C172 330 280 262 400 262S628 330 632 474A232 34 0 0 1 168 474Z'
  p.path(
    d,
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
        [0.55, '#ffdf94', 0.06],
        [1, '#ffe3a0', 0.62],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.line('M168 474A232 34 0 0 0 632 474', '#fff2cc', 5, 'opacity=".85"')
  p.oval(cx, 262, 20, 9, c.b)
  p.line('M452 792C520 800 600 790 690 812', c.cord ?? paint.ink, 5)
}

export const stool: Draw = (p, c) => {
  const cx = 400,
    w = c.b
  p.oval(500, 846, 290, 50, '#2b2a48', `opacity=".2" filter="${p.blur(14)}"`)
  const leg = (x1: number, x2: number, y2: number, t: number) => {
    p.oval(x2 + 34, y2 - 2, 56, 10, '#2b2a48', `opacity=".34" filter="${p.blur(5)}"`)
    p.path(
      `M${x1 - 20} 500L${x2 - 13} ${y2}Q${x2} ${y2 + 8} ${x2 + 13} ${y2}L${x1 + 20} 500Z`,
      p.lin([
        [0, lit(w, 0.36 - t)],
        [0.5, mix(w, '#2a2a4a', t)],
        [1, dim(w, 0.3 + t)],
      ]),
    )
  }
  leg(446, 500, 796, 0.16)
  p.line('M284 704L482 682', dim(w, 0.25), 16)
  p.line(
    'M268 762L562 762',
    p.lin(
      [
        [0, lit(w, 0.2)],
        [1, dim(w, 0.3)],
      ],
      268,
      0,
      562,
      0,
      ' gradientUnits="userSpaceOnUse"',
    ),
    19,
  )
  leg(306, 252, 872, 0)
  leg(512, 582, 866, 0.06)
  p.path(
    turned(cx, [
      [212, 476, 1],
      [212, 512],
      [200, 524],
    ]),
    round(p, c.a),
  )
  p.oval(
    cx,
    476,
    212,
    36,
    p.lin([
      [0, lit(c.a, 0.55)],
      [0.5, lit(c.a, 0.28)],
      [1, lit(c.a, 0.02)],
    ]),
  )
  p.line('M236 470Q400 446 560 464M224 482Q390 500 572 486M300 476Q400 468 500 474', dim(c.a, 0.2), 2.5, 'opacity=".4"')
}

export const clock: Draw = (p, c) => {
  const x = 400,
    y = 470
  p.oval(x + 46, y + 54, 244, 244, '#2b2a48', `opacity=".3" filter="${p.blur(16)}"`)
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
  p.oval(
    x,
    y,
    222,
    222,
    p.lin(
      [
        [0, dim(c.face, 0.34)],
        [0.4, dim(c.face, 0.05)],
        [1, lit(c.face, 0.2)],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  p.oval(
    x + 5,
    y + 6,
    214,
    214,
    p.lin(
      [
        [0, dim(c.face, 0.1)],
        [0.4, c.face],
        [1, lit(c.face, 0.4)],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  let t = '',
    s = ''
  for (let i = 0; i < 60; i++) {
    const a = (i * Math.PI) / 30,
      r = i % 5 ? 188 : 172,
      f =
        `M${short(x + Math.sin(a) * r)} ${short(y - Math.cos(a) * r)}L${short(x + Math.sin(a) * 196)} ` +
        `${short(y - Math.cos(a) * 196)}`
    if (i % 5) {
      if (i % 1 === 0 && c.minutes) s += f
    } else t += f
  }
  p.line(t, c.ink, 7).line(s || 'M0 0', c.ink, 2.5, 'opacity=".6"')
  const hands = 'M400 496L388 470L312 372L322 366L410 462ZM392 482L404 458L560 398L564 408L408 484Z'
  p.path(hands, '#2b2a48', `transform="translate(12 14)" opacity=".26" filter="${p.blur(4)}"`)
  p.path(hands, c.ink)
  p.line('M382 524L438 316', c.c, 4)
  p.oval(x, y, 15, 15, c.c)
}
