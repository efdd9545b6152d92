/** What is woven and hangs: aprons, towels, robes. */
import { dim, lit, paint } from './colour.ts'
import type { Picture } from './picture.ts'
import type { Draw } from './way.ts'

const SHADE = '#2a2a4a'

/** Where cloth turns away from the light. */
const folds = (
  p: Picture,
  at: readonly (readonly [x: number, width: number, dark: number])[],
  top: number,
  low: number,
) => {
  for (const [x, w, dark] of at) {
    const d =
      `M${x} ${top}C${x + 6} ${top + 160} ${x - 14} ${low - 180} ${x - 6} ${low}H${x + w + 12}C${x + w} ` +
      `${low - 180} ${x + w - 14} ${top + 160} ${x + w - 4} ${top}Z`
    p.path(
      d,
      p.lin([
        [0, SHADE, 0],
        [0.45, SHADE, dark],
        [1, SHADE, 0],
      ]),
    )
  }
}

const peg = (p: Picture, x: number, y: number) => {
  p.oval(x + 14, y + 14, 25, 25, '#2b2a48', `opacity=".3" filter="${p.blur(6)}"`)
  p.oval(
    x,
    y,
    23,
    23,
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

/** What hangs throws its shadow on the wall behind it. */
const hung = (p: Picture, d: string, c: string) => {
  p.path(d, '#2b2a48', `transform="translate(44 30)" opacity=".25" filter="${p.blur(12)}"`)
  p.path(
    d,
    p.lin(
      [
        [0, lit(c, 0.3)],
        [0.5, c],
        [1, dim(c, 0.16)],
      ],
      0,
      0,
      1,
      0.4,
    ),
  )
}

export const apron: Draw = (p, c) => {
  p.line('M306 372C330 250 384 200 400 196S470 250 494 372', dim(c.b, 0.2), 17)
  p.line('M186 520C120 560 110 640 132 720M614 520C680 560 690 640 668 720', c.b, 13)
  const d =
    'M296 366Q400 380 504 366C510 450 556 500 620 514C624 640 622 780 614 872Q400 892 186 872C178 ' +
    '780 176 640 180 514C244 500 290 450 296 366Z'
  hung(p, d, c.a)
  p.group(`clip-path="${p.clip(d)}"`, () => {
    folds(
      p,
      [
        [250, 40, 0.2],
        [520, 60, 0.26],
        [330, 26, 0.12],
        [444, 30, 0.16],
      ],
      380,
      900,
    )
    p.line('M190 846Q400 866 610 846M304 388Q400 400 496 388', dim(c.a, 0.3), 3, 'stroke-dasharray="10 8"')
  })
  const pocket = 'M262 610H538V730Q538 756 512 756H288Q262 756 262 730Z'
  p.path(pocket, '#2b2a48', `transform="translate(7 9)" opacity=".26" filter="${p.blur(5)}"`)
  p.path(
    pocket,
    p.lin(
      [
        [0, lit(c.a, 0.36)],
        [1, dim(c.a, 0.04)],
      ],
      0,
      0,
      1,
      1,
    ),
  )
  p.line('M268 626H532M400 612V752', dim(c.a, 0.3), 3, 'stroke-dasharray="10 8"')
  p.path(
    'M476 596L530 596L548 700Q512 722 486 702Z',
    p.lin([
      [0, lit(c.b, 0.4)],
      [1, dim(c.b, 0.1)],
    ]),
  )
  peg(p, 400, 190)
}

export const teatowel: Draw = (p, c) => {
  const d =
    'M384 226Q400 216 416 226C470 280 540 300 566 340C580 500 584 660 574 812C540 824 520 806 488 ' +
    '816S430 828 400 818S330 806 300 818S244 822 226 812C216 660 220 500 234 340C260 300 330 280 384 ' +
    '226Z'
  p.line('M400 250C376 200 392 186 400 182S424 200 400 250', c.b, 9)
  hung(p, d, c.a)
  p.group(`clip-path="${p.clip(d)}"`, () => {
    for (const [y, h] of [
      [640, 12],
      [666, 44],
      [724, 12],
      [750, 12],
    ] as const)
      p.path(`M180 ${y}Q300 ${y + 10} 400 ${y}T620 ${y}V${y + h}Q500 ${y + h - 10} 400 ${y + h}T180 ${y + h}Z`, c.b)
    p.path('M296 240H312V850H296ZM488 240H504V850H488Z', c.b, 'opacity=".4"')
    folds(
      p,
      [
        [270, 40, 0.26],
        [352, 30, 0.22],
        [430, 44, 0.28],
        [520, 34, 0.24],
      ],
      240,
      840,
    )
    p.line(
      'M252 400C246 560 246 680 250 800M340 300C336 460 334 640 338 800',
      '#fff6e0',
      9,
      `opacity=".3" filter="${p.blur(3)}"`,
    )
  })
  peg(p, 400, 182)
}

export const robe: Draw = (p, c) => {
  const sleeve = 'M300 330C250 350 214 390 196 470C180 540 170 600 164 650Q210 676 258 664C266 600 284 540 310 500Z'
  const other = 'M500 330C550 350 586 390 604 470C620 540 630 600 636 650Q590 676 542 664C534 600 516 540 490 500Z'
  hung(p, other, dim(c.a, 0.1))
  hung(p, sleeve, c.a)
  const d =
    'M344 286C320 300 300 316 286 340C296 480 276 700 258 884Q400 904 542 884C524 700 504 480 514 ' +
    '340C500 316 480 300 456 286Q400 330 344 286Z'
  hung(p, d, c.a)
  p.group(`clip-path="${p.clip(d)}"`, () => {
    folds(
      p,
      [
        [296, 36, 0.22],
        [460, 44, 0.26],
        [360, 24, 0.14],
      ],
      560,
      920,
    )
    p.path('M400 300L408 910H420L424 560Z', SHADE, 'opacity=".22"')
  })
  p.path('M344 284C350 400 380 480 404 548L436 540C400 460 372 380 372 300Z', lit(c.b, 0.25))
  p.path(
    'M456 284C452 400 428 480 396 548L366 540C404 460 430 380 428 300Z',
    p.lin([
      [0, lit(c.b, 0.2)],
      [1, dim(c.b, 0.2)],
    ]),
  )
  p.path(
    'M282 546Q400 574 516 546L518 586Q400 612 280 586Z',
    p.lin([
      [0, lit(c.b, 0.3)],
      [0.5, c.b],
      [1, dim(c.b, 0.3)],
    ]),
  )
  p.path(
    'M386 566L372 700L400 704L404 590L428 690L452 680L424 562Z',
    p.lin([
      [0, lit(c.b, 0.2)],
      [1, dim(c.b, 0.14)],
    ]),
  )
  p.path('M450 640H516L522 730H446Z', dim(c.a, 0.08)).line('M450 650H516', dim(c.a, 0.3), 3)
  p.line('M380 292C390 240 396 220 402 206', dim(c.b, 0.3), 8)
  peg(p, 402, 200)
}
