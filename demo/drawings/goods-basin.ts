/** What stands beside a basin, and a basket beside anything. */
import { dim, lit, paint } from './colour.ts'
import { cast, markPath, opening, round, turned } from './forms.ts'
import { blown } from './glass.ts'
import type { Draw } from './way.ts'

export const brush: Draw = (p, c) => {
  p.group('transform="rotate(24 400 520)"', () => {
    const handle = 'M378 210Q400 190 422 210C430 330 418 420 424 520H376C382 420 370 330 378 210Z'
    const head = 'M400 500C480 500 508 570 508 660S470 830 400 830S292 750 292 660S320 500 400 500Z'
    p.path(handle + head, '#2b2a48', `transform="translate(22 10)" opacity=".36" filter="${p.blur(11)}"`)
    let bristles = ''
    for (let angle = 0; angle < 360; angle += 4) {
      const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
      bristles += `M${Math.round(400 + x * 96)} ${Math.round(664 + y * 150)}L${Math.round(400 + x * 124)} ${Math.round(664 + y * 178)}`
    }
    p.line(bristles, dim(c.b, 0.2), 7).line(bristles, lit(c.b, 0.2), 4)
    p.path(
      handle,
      p.lin([
        [0, lit(c.a, 0.4)],
        [0.45, c.a],
        [1, dim(c.a, 0.34)],
      ]),
    )
    p.path(
      head,
      p.lin(
        [
          [0, lit(c.a, 0.4)],
          [0.5, c.a],
          [1, dim(c.a, 0.3)],
        ],
        0,
        0,
        1,
        0.3,
      ),
    )
    p.line(
      'M350 560C334 620 334 700 350 770M400 530C392 620 392 720 400 806M452 560C466 630 466 710 452 776',
      dim(c.a, 0.3),
      3,
      'opacity=".35"',
    )
    p.line('M390 240C392 330 386 420 386 500', lit(c.a, 0.8), 6, 'opacity=".45"')
    p.oval(400, 234, 9, 9, dim(c.a, 0.6))
    p.line('M400 234C380 170 420 140 440 170S420 220 400 234', c.cord, 6)
  })
}

export const pump: Draw = (p, c) => {
  const cx = 410
  cast(p, cx, 796, 116, 1.8, dim(c.a, 0.5))
  p.line(
    'M410 400V330M410 332L300 332Q284 332 282 356',
    p.lin(
      [
        [0, lit(c.b, 0.4)],
        [0.5, c.b],
        [1, dim(c.b, 0.4)],
      ],
      0,
      0,
      0,
      1,
    ),
    19,
  )
  p.path('M376 304H444V340H376Z', round(p, c.b))
  p.path(
    turned(cx, [
      [42, 396, 1],
      [42, 470],
      [50, 480],
    ]),
    round(p, c.b),
  )
  p.line('M382 416V462M398 418V464M416 418V464M434 416V462', dim(c.b, 0.4), 3, 'opacity=".6"')
  blown(p, {
    cx,
    half: [
      [52, 474, 1],
      [64, 500],
      [128, 540],
      [134, 600],
      [134, 770],
      [124, 796],
    ],
    c: c.a,
    filled: [560, c.a],
  })
  p.line('M298 760C290 690 290 620 304 566', '#fffaf0', 13, 'opacity=".5"')
  p.path(
    'M318 610H512V730Q412 744 318 730Z',
    p.lin([
      [0, '#fffaf0'],
      [0.7, '#f3ead9'],
      [1, '#cfc4b2'],
    ]),
  )
  p.path(markPath(388, 632, 46), c.ink).line('M372 704H456', c.ink, 5)
}

export const phial: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 796, 86, 2.2, dim(c.a, 0.5))
  p.path(
    'M366 400Q362 330 380 316Q395 306 410 316Q428 330 424 400Z',
    p.lin([
      [0, lit(c.b, 0.4)],
      [0.4, c.b],
      [1, dim(c.b, 0.4)],
    ]),
  )
  p.path(
    turned(cx, [
      [48, 396, 1],
      [50, 470],
      [46, 482],
    ]),
    round(p, paint.ink),
  )
  p.line('M360 416V468M376 418V470M394 418V470M412 418V470M430 416V468', lit(paint.ink, 0.3), 3, 'opacity=".5"')
  blown(p, {
    cx,
    half: [
      [46, 474, 1],
      [50, 500],
      [104, 550],
      [110, 620],
      [108, 770],
      [98, 796],
    ],
    c: c.a,
    filled: [580, c.a],
  })
  p.line('M395 480V700', '#f4efe2', 9, 'opacity=".34"')
  p.line('M302 756C296 690 298 630 312 580', '#fffaf0', 11, 'opacity=".55"')
  p.path(
    'M316 620H474V736Q396 748 316 736Z',
    p.lin([
      [0, '#fffaf0'],
      [0.7, '#f3ead9'],
      [1, '#cfc4b2'],
    ]),
  )
  p.path(markPath(376, 640, 40), c.ink).line('M360 704H430M372 720H418', c.ink, 4)
}

export const basket: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 800, 170, 1.3)
  p.line(
    'M236 560C240 380 330 330 395 330S550 380 554 560',
    p.lin([
      [0, lit(c.a, 0.4)],
      [0.5, c.a],
      [1, dim(c.a, 0.4)],
    ]),
    24,
  )
  p.oval(
    cx,
    566,
    204,
    204 * opening(566),
    p.lin([
      [0, dim(c.a, 0.6)],
      [1, dim(c.a, 0.3)],
    ]),
  )
  for (const [x, y, r, colour] of [
    [320, 548, 70, c.c],
    [456, 546, 74, c.b],
    [392, 520, 66, paint.bone],
  ] as const) {
    p.oval(
      x,
      y,
      r,
      r,
      p.rad(
        [
          [0, lit(colour, 0.4)],
          [0.55, colour],
          [1, dim(colour, 0.4)],
        ],
        0.34,
        0.3,
        0.8,
      ),
    )
    p.line(
      `M${x - r * 0.7} ${y - 20}Q${x} ${y - r} ${x + r * 0.7} ${y - 12}M${x - r * 0.85} ${y + 4}Q${x} ` +
        `${y - r * 0.5} ${x + r * 0.85} ${y + 8}`,
      dim(colour, 0.3),
      4,
      'opacity=".6"',
    )
  }
  const d = turned(
    cx,
    [
      [206, 566, 1],
      [204, 620],
      [186, 730],
      [166, 800],
    ],
    { front: true },
  )
  p.path(d, round(p, c.a))
  p.group(`clip-path="${p.clip(d)}"`, () => {
    const weave = (odd: number) =>
      [0, 2, 4, 6].map(
        (row) => `M170 ${590 + (row + odd) * 30}Q395 ${656 + (row + odd) * 30} 620 ${590 + (row + odd) * 30}`,
      )
    p.line(weave(0).join(''), dim(c.a, 0.45), 5, 'opacity=".5" stroke-dasharray="26 12"')
    p.line(weave(1).join(''), dim(c.a, 0.45), 5, 'opacity=".5" stroke-dasharray="26 12" stroke-dashoffset="19"')
    p.path('M170 640Q395 712 620 640V686Q395 758 170 686Z', c.b, 'opacity=".85"')
  })
  p.line(
    `M190 568A205 ${Math.round(205 * opening(566))} 0 0 0 600 568`,
    p.lin([
      [0, lit(c.a, 0.5)],
      [1, dim(c.a, 0.2)],
    ]),
    21,
  )
  p.line(
    `M190 562A205 ${Math.round(205 * opening(566))} 0 0 0 600 562`,
    dim(c.a, 0.4),
    3,
    'stroke-dasharray="15 12" opacity=".6"',
  )
}
