/** What is carried home in a bag, and the bag. */
import { dim, lit, paint } from './colour.ts'
import { markPath, round, turned } from './forms.ts'
import { short } from './picture.ts'
import type { Draw } from './way.ts'

export const notebook: Draw = (p, c) => {
  const book = (x: number, y: number, w: number, h: number, rot: number, col: string, spine: string, first: boolean) =>
    p.group(`transform="rotate(${rot} ${x + w / 2} ${y + h / 2})"`, () => {
      p.path(`M${x + 14} ${y + 18}h${w}v${h}h${-w}Z`, '#2b2a48', `opacity=".34" filter="${p.blur(10)}"`)
      p.path(`M${x + 8} ${y + 6}h${w}q5 0 5 5v${h - 4}q0 5 -5 5h${-w}Z`, dim(col, 0.42))
      p.path(
        `M${x + 8} ${y + 6}h${w - 3}v${h - 4}h${-w}Z`,
        p.lin([
          [0, '#f4ecdc'],
          [1, '#d9cdb8'],
        ]),
      )
      p.path(
        `M${x + 6} ${y}h${w - 12}q8 0 8 8v${h - 16}q0 8 -8 8h${-w + 12}q-6 0 -6 -6v${-h + 12}q0 -6 6 -6Z`,
        p.lin(
          [
            [0, lit(col, 0.3)],
            [0.5, col],
            [1, dim(col, 0.14)],
          ],
          0,
          0,
          1,
          1,
        ),
      )
      p.path(
        `M${x + 6} ${y}h52v${h}h-52q-6 0 -6 -6v${-h + 12}q0 -6 6 -6Z`,
        p.lin([
          [0, lit(spine, 0.3)],
          [0.6, spine],
          [1, dim(spine, 0.25)],
        ]),
      )
      if (first) {
        p.path(`M${x + 128} ${y + 84}h158v104h-158Z`, '#f3ead9')
        p.path(markPath(x + 186, y + 106, 42), dim(col, 0.5))
        p.line(`M${x + 166} ${y + 168}h82`, dim(col, 0.4), 2.5)
      }
      p.line(`M${x + w - 52} ${y}v${h}`, dim(spine, 0.1), 9)
    })
  book(262, 248, 350, 500, 7, c.b, dim(c.b, 0.06), false)
  book(178, 270, 350, 500, -5, c.a, c.c, true)
  p.group('transform="rotate(24 610 640)"', () => {
    p.path(
      'M606 470h22v330l-11 40l-11 -40Z',
      '#2b2a48',
      `transform="translate(14 8)" opacity=".34" filter="${p.blur(6)}"`,
    )
    p.path(
      'M604 470h24v330h-24Z',
      p.lin([
        [0, lit(c.pen, 0.4)],
        [0.4, c.pen],
        [1, dim(c.pen, 0.4)],
      ]),
    )
    p.path('M604 800h24l-12 42Z', paint.ash)
    p.path('M612 828h8l-4 14Z', paint.ink)
    p.path('M604 458h24v18h-24Z', paint.brass)
  })
}

export const tote: Draw = (p, c) => {
  const d = 'M214 430C280 420 520 420 586 430C596 560 612 720 614 832C540 850 260 850 186 832C188 720 204 560 214 430Z'
  p.path(d, '#2b2a48', `transform="translate(52 30)" opacity=".26" filter="${p.blur(13)}"`)
  p.line(
    'M330 440C330 300 390 226 402 222C414 226 476 300 476 440',
    '#2b2a48',
    24,
    `transform="translate(40 24)" opacity=".2" filter="${p.blur(7)}"`,
  )
  p.line('M350 470C348 320 388 240 404 226C424 240 464 320 458 470', dim(c.a, 0.34), 24)
  p.path(
    d,
    p.lin(
      [
        [0, lit(c.a, 0.32)],
        [0.5, c.a],
        [1, dim(c.a, 0.2)],
      ],
      0,
      0,
      1,
      0.5,
    ),
  )
  p.group(`clip-path="${p.clip(d)}"`, () => {
    for (const [x, w, t, s] of [
      [240, 40, 0.2, 24],
      [520, 60, 0.26, -30],
      [420, 40, 0.12, 60],
      [330, 30, 0.1, -50],
    ] as const)
      p.path(
        `M${x} 420C${x + s * 0.2} 560 ${x + s} 700 ${x + s} 860h${w}C${x + s + w} 700 ${x + w * 0.6} 560 ${x + w * 0.4} 420Z`,
        p.lin([
          [0, '#2a2a4a', 0],
          [0.5, '#2a2a4a', t],
          [1, '#2a2a4a', 0],
        ]),
      )
    p.line('M200 456Q400 446 600 456', dim(c.a, 0.3), 2.5, 'stroke-dasharray="9 8"')
    p.path('M150 780C280 806 520 806 660 780V860H150Z', c.b, 'opacity=".9"')
  })
  p.path(markPath(324, 540, 152), c.b)
  p.line(
    'M318 490C312 330 380 236 400 222C424 236 488 330 486 490',
    p.lin([
      [0, lit(c.a, 0.34)],
      [1, lit(c.a, 0.12)],
    ]),
    26,
  )
  p.line('M310 462h18M310 484h18M476 462h18M476 484h18', dim(c.a, 0.4), 3)
  p.oval(416, 226, 26, 26, '#2b2a48', `opacity=".3" filter="${p.blur(6)}"`)
  p.oval(
    402,
    214,
    24,
    24,
    p.rad(
      [
        [0, lit(paint.oak, 0.5)],
        [0.6, paint.oak],
        [1, dim(paint.oak, 0.4)],
      ],
      0.35,
      0.3,
      0.8,
    ),
  )
}

export const soap: Draw = (p, c) => {
  p.oval(520, 800, 290, 44, '#2b2a48', `opacity=".32" filter="${p.blur(12)}"`)
  p.oval(410, 786, 250, 46, '#2b2a48', `opacity=".3" filter="${p.blur(5)}"`)
  p.path('M154 728C154 786 250 816 400 816S646 786 646 728Z', round(p, c.dish))
  p.oval(
    400,
    728,
    246,
    50,
    p.lin([
      [0, lit(c.dish, 0.5)],
      [0.6, lit(c.dish, 0.1)],
      [1, dim(c.dish, 0.1)],
    ]),
  )
  p.oval(
    400,
    731,
    228,
    43,
    p.lin([
      [0, dim(c.dish, 0.4)],
      [1, lit(c.dish, 0.15)],
    ]),
  )
  const puck = (cx: number, y: number, r: number, h: number, col: string) => {
    p.oval(cx + 18, y + h, r + 10, r * 0.2, '#2b2a48', `opacity=".4" filter="${p.blur(6)}"`)
    p.path(
      turned(
        cx,
        [
          [r - 16, y + 2],
          [r, y + 22],
          [r + 2, y + h - 24],
          [r - 14, y + h],
        ],
        { k: 0.2 },
      ),
      round(p, col, 0.85),
    )
    p.oval(
      cx,
      y + 5,
      r - 14,
      (r - 14) * 0.2,
      p.lin([
        [0, lit(col, 0.6)],
        [0.6, lit(col, 0.34)],
        [1, lit(col, 0.06)],
      ]),
    )
    p.line(
      `M${cx - r + 34} ${y + 6}A${r - 34} ${short((r - 34) * 0.2)} 0 0 1 ${cx + r - 34} ${y + 6}`,
      dim(col, 0.16),
      3,
      'opacity=".5"',
    )
  }
  puck(402, 612, 178, 104, c.a)
  puck(396, 490, 166, 98, c.b)
  const band =
    'M318 468C340 462 380 458 420 462L446 520C448 560 446 600 440 622C400 630 350 628 322 624C318 590 320 550 322 522Z'
  p.path(
    band,
    p.lin([
      [0, '#fffaf0'],
      [0.7, '#f0e6d3'],
      [1, '#d5c9b8'],
    ]),
  )
  p.path('M318 468C340 462 380 458 420 462L446 520C410 528 360 528 322 522Z', '#fffdf6')
  p.path(markPath(360, 546, 44), c.ink)
  p.line('M356 606q26 3 52 0', c.ink, 3)
}
